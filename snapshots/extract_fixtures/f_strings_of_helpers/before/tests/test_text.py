from app.presence import Presence

presence = Presence()


def room(upper=False):
    return presence.room.upper() if upper else presence.room


def test_lines():
    text = f"""ä
    {room()} {room(upper=True)!s:>{len(room())}}
    {f'{room()}'} {[room() for _ in 'ab']}
    """ f"{room(True)}"
    assert text.count("LOBBY") == 2
