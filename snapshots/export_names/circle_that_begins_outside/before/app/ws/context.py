from app.core import Core


class Context(Core): ...
