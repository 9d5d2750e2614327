from app.manager import Manager

__all__ = ["Manager"]
