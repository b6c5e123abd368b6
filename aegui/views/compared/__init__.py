"""Several runs side by side: what a comparison window is made of."""
