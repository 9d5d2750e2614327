from app.service import ROOMS, Service


def test_service():
    assert Service().users() == ROOMS["lobby"].users
