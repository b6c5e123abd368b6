"""The version of the program, for who must not know the whole of it."""

__version__ = "0.1.0"
