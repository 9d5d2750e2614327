"""The parts of `check`: what is looked at, what is found in it, what is remembered."""
