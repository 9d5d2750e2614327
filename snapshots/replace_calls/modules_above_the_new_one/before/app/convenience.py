def text(body):
    return body


def plain(body):
    return body
