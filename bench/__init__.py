"""Benchmarks: one made text for the builder and for its peers, timed side by side in one run."""
