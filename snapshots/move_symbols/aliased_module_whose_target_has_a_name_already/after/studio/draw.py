import studio.color as color
import studio.palette as pal
from studio import palette


def draw(a):
    return palette.blend(a, color.BLACK), pal.WHITE
