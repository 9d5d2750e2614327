from app import service


def test_service():
    assert service.test_room() == "lobby"
