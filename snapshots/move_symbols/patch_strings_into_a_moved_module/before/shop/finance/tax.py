import requests


class Table:
    def rate(self): ...


def rate(country):
    return requests.get(country)
