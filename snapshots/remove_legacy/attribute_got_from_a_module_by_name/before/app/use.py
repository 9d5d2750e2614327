from importlib import import_module

module = import_module("app.api")
module.OldManager()


class Other:
    def OldManager(self):
        return 1
