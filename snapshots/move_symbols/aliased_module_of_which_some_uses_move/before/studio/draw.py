import studio.color as color


def draw(a):
    return color.mix_rgb(a, color.BLACK)
