current = None


def enter(context):
    global current
    current = context
