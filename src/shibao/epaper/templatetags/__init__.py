"""Template tags of the e-paper."""
