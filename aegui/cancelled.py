"""What is raised in the middle of long work that nobody waits for any more."""


class Cancelled(Exception):
    """Nobody waits for it any more."""
