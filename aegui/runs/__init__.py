"""The run folder: what a training leaves, how it is written, read, packed and exported. No Qt."""
