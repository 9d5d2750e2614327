"""Values become text: for a terminal, as a patch, as JSON."""
