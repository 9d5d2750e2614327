from app.service import presence
from app.web import page


def test_page():
    presence.enter("ann")
    assert page() == "ann"
