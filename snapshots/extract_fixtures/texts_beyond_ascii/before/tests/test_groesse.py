from app.ws.manager import get_manager

räume = get_manager()  # für alle


def größe(ö="→"):
    return "äöü", räume.send(ö), len(räume.sent)


def test_größe():
    assert ("→ äöü", größe(), größe("x")) == ("→ äöü", ("äöü", 1, 1), ("äöü", 2, 2)), räume
