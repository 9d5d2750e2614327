from app.new import Manager


class OldManager(Manager):
    """Deprecated: use Manager."""


class Mine(Manager):
    size = 1
