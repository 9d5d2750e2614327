from .manager import Manager

Mgr = Manager
