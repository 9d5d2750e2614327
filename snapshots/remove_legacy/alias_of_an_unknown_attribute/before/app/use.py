def f(module):
    return module.OldManager()
