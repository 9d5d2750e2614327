import app.ws


class Request:
    def __init__(self):
        self.ws = app.ws
