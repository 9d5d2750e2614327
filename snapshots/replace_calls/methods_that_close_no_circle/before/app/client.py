from app.service import Service


class Client:
    def get(self):
        return Service

    def fetch(self):
        return Service
