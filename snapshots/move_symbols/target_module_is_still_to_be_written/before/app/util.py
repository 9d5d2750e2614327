class Timer:
    pass


class Shown:
    line = 1


def display_chunk(chunk):
    return str(chunk)
