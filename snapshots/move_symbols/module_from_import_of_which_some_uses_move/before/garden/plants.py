COUNT = 3


def water_all(): ...
