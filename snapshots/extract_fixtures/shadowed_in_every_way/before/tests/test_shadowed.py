from app.presence import Presence

presence = Presence()


def test_local():
    presence = 1
    assert presence


def test_loop():
    for presence in (1, 2):
        assert presence


def test_with(tmp_path):
    with open(tmp_path / "x", "w") as presence:
        assert presence


def test_except():
    try:
        raise ValueError("x")
    except ValueError as presence:
        assert presence


def test_import():
    import app.presence as presence

    assert presence.Presence


def test_inner_function():
    def presence():
        return 1

    assert presence()


def test_walrus():
    assert (presence := 1) and presence


def test_match():
    match 1:
        case presence:
            assert presence


def test_comprehension_only():
    assert [presence for presence in (1, 2)]


def test_comprehension_and_instance():
    assert [presence for presence in (1, 2)] != presence.users


def test_lambda():
    assert (lambda presence: presence)(1)


def test_lambda_and_instance():
    assert (lambda presence: presence)(1) != presence.users


def test_first_iterable_is_outside():
    assert [presence for presence in presence.users] == []
