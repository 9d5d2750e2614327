import warnings

from app.new import Manager


class OldManager(Manager):
    """Use Manager."""

    def __init__(self, *args, **kwargs):
        warnings.warn("use Manager", DeprecationWarning, stacklevel=2)
        super().__init__(*args, **kwargs)


def build():
    return Manager()
