from .context import Context
from .manager import Manager

Mgr = Manager
Ctx = Context
