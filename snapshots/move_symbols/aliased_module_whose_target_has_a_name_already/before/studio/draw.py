import studio.color as color
import studio.palette as pal


def draw(a):
    return color.mix_rgb(a, color.BLACK), pal.WHITE
