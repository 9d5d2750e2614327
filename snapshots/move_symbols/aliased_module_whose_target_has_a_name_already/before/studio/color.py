BLACK = 0


def mix_rgb(a, b): ...
