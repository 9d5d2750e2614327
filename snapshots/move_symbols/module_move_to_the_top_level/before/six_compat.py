PY3 = True


def u(text): ...
