from vendor import states


def f(x=states.State.active):
    return x
