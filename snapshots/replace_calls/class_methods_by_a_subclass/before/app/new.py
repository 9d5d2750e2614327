def make(user):
    return "Hub", user
