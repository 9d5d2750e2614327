from app.presence import Presence

presence = Presence()


def test_vars():
    assert presence in vars().values() or "presence" in globals()


def test_eval():
    assert eval("presence").room == "lobby"
