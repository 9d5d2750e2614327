def test_root():
    assert 1
