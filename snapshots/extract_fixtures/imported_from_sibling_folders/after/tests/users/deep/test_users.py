def first(manager):
    return manager.ids[0]


def test_first(manager):
    assert first(manager) == "u"
