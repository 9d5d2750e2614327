import app.reg


def run(name):
    first = app.reg.registry.get(name).start()[0].registry
    second = (
        app.reg.registry
        # the thing itself
        .get(name)  # by name
    )
    third = app.reg.registry["app"].reg.registry
    return first, second, third, app . reg . registry
