"""The gate: what must hold of a phase's own tree before it may land.

A module a level; each gives questions, and `Keeper` asks them, cheapest level first.
"""
