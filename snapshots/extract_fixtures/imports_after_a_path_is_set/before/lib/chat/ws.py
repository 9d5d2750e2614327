class Manager:
    def __init__(self, context):
        self.ids = [context.user_id]


def get_manager(context=None):
    if context is None:
        raise RuntimeError("nobody is signed in")
    return Manager(context)
