from .inner.base import Base


class Context(Base): ...
