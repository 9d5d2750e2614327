from . import make_mgr, manager

print(make_mgr, manager)
