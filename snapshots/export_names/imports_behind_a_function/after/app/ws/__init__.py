def ready():
    return True


from .auth import Auth  # noqa: E402
from .context import Context  # noqa: E402
from .manager import Manager  # noqa: E402
