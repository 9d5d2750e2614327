from . import manager
from .manager import make_mgr

print(make_mgr, manager)
