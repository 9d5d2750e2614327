import app.compat


def both(d):
    return [app.compat.text_type(k) for k, _v in app.compat.iteritems(d)]
