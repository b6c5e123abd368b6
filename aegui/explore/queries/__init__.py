"""One file, one answer: each holds a `Query` made of two functions that know no Qt and no threads."""
