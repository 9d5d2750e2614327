"""A client of the server."""


class Client:
    def __init__(self, manager):
        self.manager = manager

    def say(self, text):
        return self.manager.send(text)
