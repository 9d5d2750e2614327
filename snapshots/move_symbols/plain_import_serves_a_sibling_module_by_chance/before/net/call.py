import net.util.retry


def get(function):
    return net.util.clock.now(), net.util.retry.with_retry(function)
