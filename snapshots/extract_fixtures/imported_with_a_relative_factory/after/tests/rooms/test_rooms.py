def test_room(attic):
    assert attic.room == "attic"
