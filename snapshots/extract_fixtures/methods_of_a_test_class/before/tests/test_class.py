from app.ws.manager import get_manager

manager = get_manager()


class TestSending:
    def test_send(self):
        assert manager.send("hi") == 1

    def test_with_a_fixture(self, tmp_path):
        assert manager.send(str(tmp_path)) == 1

    def test_nothing(self):
        assert 1

    class TestDeeper:
        def test_user(self):
            assert manager.ids == ["u"]
