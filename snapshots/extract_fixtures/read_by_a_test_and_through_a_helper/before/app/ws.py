class Manager:
    def __init__(self, context):
        self.context = context
        self.ids = [context.user_id] if context else []


def get_manager(context=None):
    return Manager(context)
