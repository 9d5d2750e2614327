from app.models import Flag, Q, check_env, run

REQUIRED = ["NEW_URL", "PORT"]
flags = Flag.objects.filter(Q(key__in=["OLD_URL"]))
more = Flag.objects.filter(key__in=("OLD_URL", "PORT"))
twice = Q(key__in=["NEW_URL"])
known = frozenset(["NEW_URL", "PORT"])
beside = Q(["OLD_URL"], ["PORT"], {"OLD_URL": 1})
check_env(["NEW_URL"])
run(command="serve", pass_env=["NEW_URL"])
run(["docker", "run", "-e", "NEW_URL", "-e", "PORT=1"])
for name in ["NEW_URL", "PORT"]:
    print(name)
