from builtins import str as text_type


def f(str):
    return text_type(str)
