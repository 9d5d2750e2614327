from app import use


def check():
    return use.hidden()


def check_again():
    return use.again()
