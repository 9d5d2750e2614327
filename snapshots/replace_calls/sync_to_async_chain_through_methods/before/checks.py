from app import use


def check():
    return use.Service(1).manager
