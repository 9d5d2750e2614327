def test_cellar(cellar="mine"):
    assert cellar == "mine"
