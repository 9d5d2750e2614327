"""Handles who comes in."""


class Handler:
    def __init__(self, presence):
        self.presence = presence
