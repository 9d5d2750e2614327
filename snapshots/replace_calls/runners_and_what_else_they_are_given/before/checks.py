from app import use


def check_groups():
    return use.groups(1)


def check_runner():
    return use.runner(1)[0]
