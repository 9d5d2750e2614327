import net.util.retry
import proto.retrying


def get(function):
    return net.util.clock.now(), proto.retrying.retry(function)
