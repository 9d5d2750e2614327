"""A line that opens when it is awaited."""


class Line:
    def __init__(self):
        self.is_open = False

    def __await__(self):
        self.is_open = True
        return self
        yield
