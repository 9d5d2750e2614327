def make_mgr(): ...


def make_all(count):
    return [make_mgr() for _ in range(count)]
