import net
import net.util.clock
import net.resilience.retrying


def get(function):
    print(net.util.clock.now(), net.util.VERSION)
    return net.resilience.retrying.retry(function)
