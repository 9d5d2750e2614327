"""Real accidents, made on purpose: each level of the gate has to stop the ones that are its own."""
