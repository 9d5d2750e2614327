import app.dicts


def both(d):
    return [str(k) for k, _v in app.dicts.pairs(d)]
