try:
    import accel.native as native
except ImportError:
    native = None


def total(xs):
    if native is None:
        return sum(xs)
    return native.fast_sum(xs)
