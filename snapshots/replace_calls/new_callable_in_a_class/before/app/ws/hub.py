from app.ws.mgr import Mgr


class Hub:
    @classmethod
    def get(cls, user_id):
        return Mgr(user_id, "unified")
