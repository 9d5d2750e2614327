class Context: ...


def broken(:
