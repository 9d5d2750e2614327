import app.ws.manager
import app.ws.manager as m

first = m.get_manager()
second = app.ws.manager.get_manager()


def test_both():
    assert first.ids == second.ids
