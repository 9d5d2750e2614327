import app.services


def run(name):
    first = app.services.container.get(name).start()[0].registry
    second = (
        app.services.container
        # the thing itself
        .get(name)  # by name
    )
    third = app.services.container["app"].reg.registry
    return first, second, third, app.services.container
