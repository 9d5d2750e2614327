from app.ws import get_manager

manager = get_manager()


def count(word):
    return len([one for one in manager.ids if word in one])


def test_count():
    assert count("no such user") == 0


def test_context(tmp_path):
    assert hasattr(manager, "context")


def test_other():
    assert True
