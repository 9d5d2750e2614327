import net
import net.util.clock
import net.util.retry


def get(function):
    print(net.util.clock.now(), net.util.VERSION)
    return net.util.retry.with_retry(function)
