from app import use


def check():
    return use.late(), use.own(str)


def check_now():
    return [year > 0 for year in use.now()]
