"""A chat in which agents answer, and show how they come to their answers."""
