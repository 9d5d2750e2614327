from .auth import Auth  # pylint: disable=unused-import
from .context import Context  # pylint: disable=unused-import
