"""The connections of one user."""


class Manager:
    def __init__(self, context):
        self.context = context
        self.ids = [context.user_id]
        self.sent = []

    def send(self, text):
        self.sent.append(text)
        return len(self.sent)

    async def push(self, text):
        return self.send(text)

    def close(self):
        self.sent.clear()

    async def shutdown(self):
        self.close()


def get_manager(context=None):
    """The manager of a user; without one there is none."""
    if context is None:
        raise RuntimeError("nobody is signed in")
    return Manager(context)
