"""What the gate asks of a tree: pure questions over values, each answered with faults.

Every question is put to the tree before a phase and to the one after it, in the same way; only what
is new can stop the phase. `migrator.app.gate` asks them, level by level.
"""
