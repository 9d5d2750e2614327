"""Handles what comes in."""


class Handler:
    def __init__(self, broker):
        self.broker = broker
