from app import use


def check_lists():
    return use.lists([1, 2])


def check_appended():
    return use.appended([1, 2])


def check_dictionaries():
    return use.dictionaries([1, 2])


def check_alone():
    return use.alone(1)
