__all__ = ["Session"]


class Context: ...


class Session: ...
