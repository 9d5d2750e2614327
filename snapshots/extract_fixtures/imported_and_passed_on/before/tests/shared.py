from tests.test_first import presence as lobby

__all__ = ["lobby"]
