class State:
    active = 1
