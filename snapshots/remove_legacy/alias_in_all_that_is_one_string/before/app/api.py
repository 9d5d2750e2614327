from app.new import Manager, make

Old = Manager

__all__ = "Manager Old make".split()
