from decouple import config


def test_gone():
    assert config("OLD_URL", default=None) is None
