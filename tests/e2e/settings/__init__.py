"""A chat product that knows one setting by two names, in every format that it is written in."""
