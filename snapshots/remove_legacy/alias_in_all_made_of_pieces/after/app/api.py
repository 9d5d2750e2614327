from app.new import Manager, make

__all__ = ["make"]
__all__ += ("Manager",)
