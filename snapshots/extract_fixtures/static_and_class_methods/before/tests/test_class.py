from app.ws.manager import get_manager

manager = get_manager()


class TestSending:
    @staticmethod
    def test_static():
        assert manager.ids == ["u"]

    @classmethod
    def test_of_the_class(cls):
        assert manager.ids == ["u"]
