"""Small widgets and what they share, that panels are made of."""
