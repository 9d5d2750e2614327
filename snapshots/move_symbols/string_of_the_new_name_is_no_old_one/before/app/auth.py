import importlib

MOVED = {
    "check_token": "app.tokens.check_token",
    "new_token": "app.tokens:make_token",
}
WRONG = {"check_token": "app.token.check_token"}


def __getattr__(name):
    module, _, last = MOVED[name].replace(":", ".").rpartition(".")
    return getattr(importlib.import_module(module), last)
