"""The panels of the window, one file each: a module here that holds a `View` is found by itself."""
