from . import states


def f(x=states.State.active):
    return states.State.active.name + f"{states.State.active}"
