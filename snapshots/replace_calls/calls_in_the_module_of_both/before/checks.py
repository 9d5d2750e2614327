from app import core, use


def check_early():
    return core.early()


def check_late():
    return core.late()


def check_hidden():
    return core.hidden(1)


def check_use():
    return use.f()
