from .base import Base


class Context(Base): ...
