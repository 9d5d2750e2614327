from app.new import make


def test_make():
    assert make().user == "ann"
