"""What can be seen of a model: the state, the queries about it, and the records that views draw. No Qt."""
