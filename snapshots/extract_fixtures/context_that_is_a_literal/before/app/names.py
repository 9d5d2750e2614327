"""Who is named."""


def named(name):
    return [name]
