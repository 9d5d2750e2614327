from core import hooks


def boot():
    hooks.on_start()
