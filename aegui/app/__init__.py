"""What keeps the state and moves it: QtCore alone, no widgets."""
