class ApiClient:
    def fetch(self, path): ...

    timeout = 3
