def old_deco(name):
    return lambda function: function


def new_deco(name):
    return lambda function: function


def old_bare(function):
    return function


def new_bare(function):
    return function
