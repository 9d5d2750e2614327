"""A client of the server."""


class Client:
    def __init__(self, manager, timeout=1):
        self.manager = manager
        self.timeout = timeout

    def say(self, text):
        return self.manager.send(text)
