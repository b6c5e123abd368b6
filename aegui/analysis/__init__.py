"""Metrics, probes, projections and baselines. No Qt."""
