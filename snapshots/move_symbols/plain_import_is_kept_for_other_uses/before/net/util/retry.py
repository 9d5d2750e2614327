LIMIT = 3


def with_retry(function): ...
