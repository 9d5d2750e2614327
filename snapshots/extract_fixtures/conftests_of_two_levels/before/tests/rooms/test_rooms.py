def test_manager(manager):
    assert manager == "narrower"
