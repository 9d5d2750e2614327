class Client:
    def get(self):
        return 1

    def fetch(self):
        return 1
