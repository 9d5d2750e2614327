SCALE = 2


def to_point(text): ...
