"""The e-paper: what readers see. A Django app of plain pages, no JavaScript."""
