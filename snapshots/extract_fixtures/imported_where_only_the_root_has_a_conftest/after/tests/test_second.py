def test_rooms(hub):
    assert hub.rooms == {}
