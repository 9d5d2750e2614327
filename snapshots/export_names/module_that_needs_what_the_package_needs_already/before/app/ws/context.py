from .manager import Manager


class Context(Manager): ...
