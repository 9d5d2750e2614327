import studio.color as color

palette = [color.BLACK]


def paint(a):
    return color.mix_rgb(a, palette)
