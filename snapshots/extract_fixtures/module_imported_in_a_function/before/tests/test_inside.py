def test_inside():
    import tests.shared as shared

    assert shared.presence.users == []
