LIMIT = 3


def limit(): ...
