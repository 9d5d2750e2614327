from app.new import Manager

Old = Manager
__all__ = ["Old"]
