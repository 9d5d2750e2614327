class Client:
    def get(self, url):
        return url

    def fetch(self, url):
        return url
