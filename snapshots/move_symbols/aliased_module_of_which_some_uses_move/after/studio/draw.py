import studio.color as color
from studio import palette


def draw(a):
    return palette.blend(a, color.BLACK)
