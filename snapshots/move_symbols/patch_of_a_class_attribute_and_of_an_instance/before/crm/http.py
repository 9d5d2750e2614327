class ApiClient:
    def fetch(self): ...


shared = ApiClient()
QUOTAS = {"a": 1}
