from tests.shared import room  # noqa: F401
