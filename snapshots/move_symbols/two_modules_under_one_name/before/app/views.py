import os

if os.environ.get("FAKE"):
    from app import fake_auth as auth
else:
    from app import auth


class View:
    from app import auth as guard

    ok = guard.check_token("a")

    def get(self):
        return auth.check_token("b") or self.guard.check_token("c")
