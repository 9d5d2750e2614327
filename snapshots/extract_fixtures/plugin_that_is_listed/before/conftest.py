pytest_plugins = ["support.chat"]
