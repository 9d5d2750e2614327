from .context import Context
from .manager import Manager


def __getattr__(name):
    global Worker

    # This takes long.
    if name in ("Worker",):
        try:
            from .worker import Worker as worker
        except ImportError:
            return None
        Worker = worker
        return worker

    raise AttributeError(name)
