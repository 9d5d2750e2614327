pytest_plugins = ["tests.old"]
