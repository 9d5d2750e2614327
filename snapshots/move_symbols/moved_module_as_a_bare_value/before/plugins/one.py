from importlib import reload

import plugins.old_loader
from plugins import old_loader

reload(old_loader)
reload(plugins.old_loader)
MODULES = [old_loader, plugins.old_loader]
old_loader.load()


def get(module=old_loader):
    return module or vars(plugins.old_loader)
