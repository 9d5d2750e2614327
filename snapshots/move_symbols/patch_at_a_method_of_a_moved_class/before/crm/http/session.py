class Session:
    def fetch(self, path): ...

    timeout = 3
