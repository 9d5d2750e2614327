from app.new import Manager

__all__ = ["Manager"]
