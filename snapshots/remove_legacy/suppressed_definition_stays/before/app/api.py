from app.new import Manager, make


def build():
    return make()


# The name until 2019.
OldManager = Manager  # migrator: ignore[step]
