def test_presence(presence, users):
    assert presence == "narrower"
    assert users == []
