from .manager import Manager


class Context:
    manager = Manager
