import net.resilience.retrying
import net.util.retry


def get(function):
    if net.util.retry.LIMIT:
        return net.resilience.retrying.retry(function)
    return function()
