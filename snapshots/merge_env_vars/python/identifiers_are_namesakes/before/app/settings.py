import os


class Client:
    OLD_URL = os.getenv("OLD_URL")

    def open(self, OLD_URL=None):
        return OLD_URL or self.OLD_URL
