from app import presence as module

here = module.Presence()


def test_nothing():
    assert 1
