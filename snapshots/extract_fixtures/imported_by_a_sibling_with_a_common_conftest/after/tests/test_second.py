def test_ids(manager):
    assert manager.ids == ["u"]


def test_nothing():
    assert 1
