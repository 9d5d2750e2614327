from app.ws.manager import get_manager

manager = get_manager()


def deliver(text):
    return manager.send(text)


def count():
    return len(manager.sent)


def test_comprehension():
    assert [deliver(text) for text in ("a", "b") if count() < 9] == [1, 2]


def test_generator_as_the_only_argument():
    assert sum(deliver(text) for text in "ab") == 3


def test_lambda():
    later = lambda text: deliver(text)
    assert later("a") == 1


def test_nested_function():
    def later():
        return deliver("a") + count()

    assert later() == 2


def test_f_string():
    assert f"{count()} and {deliver('x')!r}" == "0 and 1"


def test_chained():
    assert str(deliver("a")).zfill(2) == "01"
