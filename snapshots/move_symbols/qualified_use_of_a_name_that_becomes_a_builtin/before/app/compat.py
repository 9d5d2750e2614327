text_type = str


def iteritems(d): ...
