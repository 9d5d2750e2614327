class W: ...


def make(): ...


CONST = 1
