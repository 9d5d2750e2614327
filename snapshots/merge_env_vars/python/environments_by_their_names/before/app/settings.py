import os

from app.env import get_env

with_port = {**os.environ, "PORT": "1"}
copied = dict(os.environ)
other = os.environ.copy()
parsed = parse(os.environ)
again = {**again, "port": "1"}


def url(env, environ, test_env, env_vars, env_dict, mock_environ, self, spec):
    yield env["OLD_URL"], environ["OLD_URL"], test_env["OLD_URL"]
    yield env_vars.get("OLD_URL"), env_dict.get("OLD_URL"), mock_environ.get("OLD_URL")
    yield self.environment["OLD_URL"], spec["env"]["OLD_URL"], (env or {}).get("OLD_URL")
    yield get_env()["OLD_URL"], get_env().copy()["OLD_URL"]
    yield with_port["OLD_URL"], copied["OLD_URL"], other["OLD_URL"]
    del other["OLD_URL"]
    yield parsed["OLD_URL"], again["OLD_URL"]
    environments["OLD_URL"] = envelope["OLD_URL"]
