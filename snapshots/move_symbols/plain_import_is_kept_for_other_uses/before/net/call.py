import net.util.retry


def get(function):
    if net.util.retry.LIMIT:
        return net.util.retry.with_retry(function)
    return function()
