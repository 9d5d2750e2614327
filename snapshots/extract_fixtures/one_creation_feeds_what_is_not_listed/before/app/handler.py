"""Handles what comes in."""


class Handler:
    def __init__(self, manager):
        self.manager = manager
