from compat.moves import text_type


def f(str):
    return text_type(str)
