from app.ws.manager import get_manager

first = \
    get_manager()
second = get_manager(
)
third = (get_manager())
fourth = (
    # dear
    get_manager()
)


def test_all():
    assert first.ids == second.ids == third.ids == fourth.ids
