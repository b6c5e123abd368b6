"""What trains and measures a model. It knows no Qt, no run folder and no threads."""
