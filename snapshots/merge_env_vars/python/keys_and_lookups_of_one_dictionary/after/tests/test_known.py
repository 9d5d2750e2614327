DEFAULTS = {"NEW_URL": "wss://a", "PORT": "1"}
mixed = {"OLD_URL": "wss://a", "port": 1}
both = {"NEW_URL": "wss://a", "port": 1}
NAMES = ["NEW_URL", "PORT"]


def test_known():
    assert "NEW_URL" in DEFAULTS and DEFAULTS["NEW_URL"]
    assert "OLD_URL" in mixed and mixed["OLD_URL"]
    assert "NEW_URL" in both and both["NEW_URL"]
    assert "NEW_URL" in NAMES
