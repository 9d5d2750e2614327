from app.presence import Presence

presence = Presence()


def test_items():
    presence["ann"] = "lobby"
    assert presence["ann"] == presence("ann") == "lobby"
    presence["ann"] += "!"
    del presence["ann"]
    assert "ann" not in presence


def test_protocols():
    with presence:
        presence["bob"] = "attic"
        assert [*presence] == [user for user in presence] == ["bob"]
    with presence as here:
        assert here is presence
    for presence["cleo"] in "ab":
        assert presence("cleo")
    assert (lambda: presence("cleo"))() == "b"
    match presence("cleo"):
        case "b" if "cleo" in presence:
            pass
    assert not isinstance(presence, str) and presence is not None
