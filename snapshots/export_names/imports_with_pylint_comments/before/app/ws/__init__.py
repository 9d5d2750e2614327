from .auth import Auth  # pylint: disable=unused-import
