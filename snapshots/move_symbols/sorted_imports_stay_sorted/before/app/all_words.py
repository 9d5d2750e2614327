from app.words import WORD

__all__ = ["WORD"]
