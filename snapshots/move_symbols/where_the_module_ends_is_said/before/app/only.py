from vendor.compat import Status


def f(x=Status.ACTIVE):
    return x
