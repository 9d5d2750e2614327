from .manager import Manager


def __dir__():
    return ["Manager"]
