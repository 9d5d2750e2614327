__all__ = []

try:
    from .manager import Manager, Session, Stream

    __all__.append("Manager")
    __all__.append("Session")
    __all__.append("Stream")
except ImportError:
    pass
