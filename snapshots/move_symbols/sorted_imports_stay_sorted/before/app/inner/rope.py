from app.inner import bell


def pull():
    return bell
