"""Why an instance has to stay where it is."""


class CannotTake(Exception):  # noqa: N818 - it is no error
    """Somebody who needs an instance cannot take it from a fixture; says why."""
