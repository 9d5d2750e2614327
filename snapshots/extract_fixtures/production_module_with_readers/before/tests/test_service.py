from app import service


def test_enter():
    assert "ann" in service.enter("ann")
