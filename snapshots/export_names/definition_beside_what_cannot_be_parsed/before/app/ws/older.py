class Session: ...


def broken(:
