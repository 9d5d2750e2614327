import app.compat as c


def plain(x):
    return str(x)


def shadowed(str):
    return c.text_type(str)
