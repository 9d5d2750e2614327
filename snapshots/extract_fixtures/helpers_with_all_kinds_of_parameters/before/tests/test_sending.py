from app.ws.manager import get_manager

manager = get_manager()


def with_default(text="hi"):
    return manager.send(text)


def with_stars(*texts, **options):
    return [manager.send(text) for text in texts] if options else []


def keyword_only(*, text):
    return manager.send(text)


def positional_only(text, /, again=False):
    return manager.send(text) + again


def over_lines(
    text,
    times=1,
):
    return manager.send(text * times)


def test_all():
    assert with_default() == 1
    assert with_default("there") == 2
    assert with_stars("a", "b", loud=True) == [3, 4]
    assert with_stars(*["c"], **{"loud": True}) == [5]
    assert keyword_only(text="d") == 6
    assert positional_only("e", again=True) == 8
    assert over_lines(
        "f",
        times=2,
    ) == 8
