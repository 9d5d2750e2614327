import os


class Env:
    def get(self, name, default=None):
        return os.environ.get(name, default)

    def set(self, name, value):
        os.environ[name] = value

    def delete(self, name):
        os.environ.pop(name, None)

    def exists(self, name):
        return name in os.environ


_ENV = Env()


def get_env():
    return _ENV
