import net.util.retry
import net.resilience.retrying


def get(function):
    if net.util.retry.LIMIT:
        return net.resilience.retrying.retry(function)
    return function()
