"""The e-paper: what readers see. A Django app of plain pages over the archive, without JavaScript."""
