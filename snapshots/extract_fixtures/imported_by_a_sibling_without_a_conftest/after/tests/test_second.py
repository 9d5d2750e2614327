def test_ids(manager):
    assert manager.ids == ["u"]
