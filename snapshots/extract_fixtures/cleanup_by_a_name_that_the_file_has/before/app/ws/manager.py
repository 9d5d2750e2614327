"""The connections of one user."""


class Manager:
    def __init__(self, context):
        self.sent = []


def get_manager(context=None):
    if context is None:
        raise RuntimeError("nobody is signed in")
    return Manager(context)


def stop(manager):
    manager.sent.clear()
