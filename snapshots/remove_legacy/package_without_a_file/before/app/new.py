class Manager:
    def __init__(self, user="ann"):
        self.user = user


def make(user="ann"):
    return Manager(user)
