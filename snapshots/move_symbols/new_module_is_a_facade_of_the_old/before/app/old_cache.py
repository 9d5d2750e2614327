SIZE = 1


def get(key): ...


def put(key): ...
