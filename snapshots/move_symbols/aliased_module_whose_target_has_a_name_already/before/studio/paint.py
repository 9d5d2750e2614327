from studio import color, palette


def paint(a):
    return color.mix_rgb(a, color.BLACK), palette.WHITE
