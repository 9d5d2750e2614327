import sys

from app.hub import open_hub

if sys.platform == "nowhere":
    attic = open_hub()


def test_join():
    users = attic.join("attic", "ann") if sys.platform == "nowhere" else ["ann"]
    assert users == ["ann"]
