def check_token(token):
    return bool(token)


def make_token():
    return "t"
