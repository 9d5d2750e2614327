import app.compat as c


def plain(x):
    return c.text_type(x)


def shadowed(str):
    return c.text_type(str)
