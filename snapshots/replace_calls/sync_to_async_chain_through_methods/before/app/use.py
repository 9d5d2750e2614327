from app.ws.factory import make_mgr


class Service:
    def __init__(self, c):
        self.manager = self._make(c)

    def _make(self, c):
        return make_mgr(c)
