"""Setting the program up on a machine, and finding out what is missing there."""
