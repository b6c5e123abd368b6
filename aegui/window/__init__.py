"""The window: main window, recipe form, list of runs, theme."""
