def test_room(room):
    assert room == "attic"
