import app.http


class Context:
    def __init__(self):
        self.http = app.http
