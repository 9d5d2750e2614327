import core.hooks as m


def disable():
    saved = m.on_start
    m.on_start = lambda: None
    del m.on_start
    m.on_start: object = saved
    m.on_start.calls += 1
