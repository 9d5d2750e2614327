from importlib import reload

import plugins.loading.loader
from plugins.loading import loader

reload(loader)
reload(plugins.loading.loader)
MODULES = [loader, plugins.loading.loader]
loader.load()


def get(module=loader):
    return module or vars(plugins.loading.loader)
