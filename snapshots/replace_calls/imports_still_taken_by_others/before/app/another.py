from app import use


def g(u):
    return getattr(use, "make_mgr")(u)
