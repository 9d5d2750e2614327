class Client:
    def get(self, url):
        return url

    def fetch(self, url):
        return url

    def twice(self):
        return self.get(1), self.get(2)


class Special(Client):
    def get(self, url):
        return "special", super().fetch(url)


class Plain(Client):
    def thrice(self):
        return self.fetch(3)
