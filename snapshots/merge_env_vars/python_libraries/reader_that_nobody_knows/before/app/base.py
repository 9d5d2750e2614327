from somewhere import config, env
