def test_ids(ids):
    assert ids == ["u"]
