from app.new import Manager


def __getattr__(name):
    if name == "Old":
        return Manager
    raise AttributeError(name)
