class ApiClient:
    def fetch(self): ...


default_client = ApiClient()
LIMITS = {"a": 1}
