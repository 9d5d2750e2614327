def test_attic(room):
    assert room.room == "attic"
