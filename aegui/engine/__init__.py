"""QtCore only: the session, the training thread and the exploring thread."""
