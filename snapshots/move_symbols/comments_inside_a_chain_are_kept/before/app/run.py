import app.reg


def run(name):
    return (
        app
        # the package
        .reg  # the module
        .registry
        # the thing itself
        .get(name)
    )
