from .context import Context


def serve():
    return Context()
