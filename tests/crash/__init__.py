"""Kills the tool wherever it may be, lets it recover, and looks at what is left.

`scenes` builds the repositories, `invariants` says what must hold, `stepping` and `random_kills`
do the killing. `python -m tests.crash` is the long form, `make test` runs the short one.
"""
