from app.ws.mgr import Mgr


class Hub:
    @classmethod
    def make(cls, user_id):
        return Mgr(user_id, "unified")

    @staticmethod
    def build(user_id):
        return Mgr(user_id, "unified")
