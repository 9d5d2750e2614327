import sys

from app.ws.mgr import Mgr

if sys.platform == "win32":

    def make_mgr(user_id):
        return Mgr(user_id, "unified")

else:

    def make_mgr(user_id):
        return Mgr(user_id, "unified")
