def test_cellar(room):
    assert room.room == "cellar"
