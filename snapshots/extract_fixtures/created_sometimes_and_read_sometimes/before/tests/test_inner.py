import sys

from app.hub import open_hub

if sys.platform == "nowhere":
    cellar = open_hub()


def test_join():
    def join():
        return cellar.join("cellar", "ann")

    assert join
