def test_join(hub):
    assert hub.join("lobby", "ann") == ["ann"]
