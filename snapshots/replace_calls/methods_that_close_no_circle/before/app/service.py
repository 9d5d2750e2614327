import app.client


class Service:
    def __init__(self):
        self.client = app.client.Client()

    def use(self):
        return app.client.Client().get()
