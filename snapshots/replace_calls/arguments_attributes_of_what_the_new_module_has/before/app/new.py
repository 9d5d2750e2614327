import enum


class Mode(enum.Enum):
    FAST = 1


def build(user, mode, tag):
    assert mode is Mode.FAST
    assert tag == "t"
    return user
