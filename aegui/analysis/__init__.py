"""What a finished model is worth: baselines, probes, projections, and the figures that texts report."""
