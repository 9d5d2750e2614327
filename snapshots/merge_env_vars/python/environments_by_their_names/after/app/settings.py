import os

from app.env import get_env

with_port = {**os.environ, "PORT": "1"}
copied = dict(os.environ)
other = os.environ.copy()
parsed = parse(os.environ)
again = {**again, "port": "1"}


def url(env, environ, test_env, env_vars, env_dict, mock_environ, self, spec):
    yield env["NEW_URL"], environ["NEW_URL"], test_env["NEW_URL"]
    yield env_vars.get("NEW_URL"), env_dict.get("NEW_URL"), mock_environ.get("NEW_URL")
    yield self.environment["NEW_URL"], spec["env"]["NEW_URL"], (env or {}).get("NEW_URL")
    yield get_env()["NEW_URL"], get_env().copy()["NEW_URL"]
    yield with_port["NEW_URL"], copied["NEW_URL"], other["NEW_URL"]
    del other["NEW_URL"]
    yield parsed["OLD_URL"], again["OLD_URL"]
    environments["OLD_URL"] = envelope["OLD_URL"]
