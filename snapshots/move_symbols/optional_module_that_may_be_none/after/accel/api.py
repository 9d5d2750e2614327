try:
    import accel.native as native
    from accel import kernels
except ImportError:
    native = None


def total(xs):
    if native is None:
        return sum(xs)
    return kernels.sum_fast(xs)
