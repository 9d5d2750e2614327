from app.new import Manager, make

Old = Manager
Older = Manager
Oldest = Manager
First = Manager

__all__ = ["make"]
__all__ += ["Old", "Older"]
__all__.append("Oldest")
__all__ += ("First", "Manager")
