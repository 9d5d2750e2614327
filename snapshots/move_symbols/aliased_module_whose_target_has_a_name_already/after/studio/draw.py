import studio.color as color
from studio import palette
import studio.palette as pal


def draw(a):
    return palette.blend(a, color.BLACK), pal.WHITE
