class Client:
    def __init__(self, base=""):
        self.base = base

    def ping(self, times=1):
        return self.base * times

    def name(self):
        return self.base

    @staticmethod
    def greet(who):
        return who
