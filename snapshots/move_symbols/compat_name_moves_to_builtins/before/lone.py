def f(x):
    from compat.moves import text_type
    return text_type(x)
