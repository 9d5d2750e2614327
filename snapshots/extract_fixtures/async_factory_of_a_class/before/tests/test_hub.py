from app.broker import Hub

found = Hub.find()


def test_found():
    assert found.context.user_id == "u"
