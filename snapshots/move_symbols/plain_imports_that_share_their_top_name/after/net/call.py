import net
import net.resilience.retrying
import net.util.clock


def get(function):
    print(net.util.clock.now(), net.util.VERSION)
    return net.resilience.retrying.retry(function)
