DEFAULTS = {"OLD_URL": "wss://a", "PORT": "1"}
mixed = {"OLD_URL": "wss://a", "port": 1}
both = {"OLD_URL": "wss://a", "NEW_URL": "wss://a", "port": 1}
NAMES = ["OLD_URL", "PORT"]


def test_known():
    assert "OLD_URL" in DEFAULTS and DEFAULTS["OLD_URL"]
    assert "OLD_URL" in mixed and mixed["OLD_URL"]
    assert "OLD_URL" in both and both["OLD_URL"]
    assert "OLD_URL" in NAMES
