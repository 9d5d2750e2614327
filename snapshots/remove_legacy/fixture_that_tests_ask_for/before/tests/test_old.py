def test_old(old):
    assert old
