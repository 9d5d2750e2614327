from tests.test_first import TestRoom  # noqa: F401
