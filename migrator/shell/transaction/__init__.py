"""The transaction: a checkout, its index and its branch go to another commit together.

`publish` is the protocol, `recovery` what reads its record after a crash; the others are a part of
it each. A phase, and the taking back of one, are the same thing here.
"""
