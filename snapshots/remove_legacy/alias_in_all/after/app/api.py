from app.new import make


def build():
    return make()


__all__ = ["build"]
