from app.ws.manager import get_manager

manager = get_manager()


class TestSending:
    def send(self, text="hi"):
        return manager.send(text)

    def send_all(self, *texts):
        return [self.send(text) for text in texts]

    def test_send(self):
        assert self.send() == 1

    def test_send_all(self):
        assert self.send_all("a", "b") == [1, 2]
