import json

import net.util.retry  # the one with jitter
import os


def get(url):
    return net.util.retry.with_retry(lambda: json.loads(os.environ[url]))
