from app.models import Flag, Q, check_env, run

REQUIRED = ["OLD_URL", "PORT"]
flags = Flag.objects.filter(Q(key__in=["OLD_URL"]))
more = Flag.objects.filter(key__in=("OLD_URL", "PORT"))
twice = Q(key__in=["OLD_URL", "NEW_URL"])
known = frozenset(["OLD_URL", "PORT"])
beside = Q(["OLD_URL"], ["PORT"], {"OLD_URL": 1})
check_env(["OLD_URL"])
run(command="serve", pass_env=["OLD_URL"])
run(["docker", "run", "-e", "OLD_URL", "-e", "PORT=1"])
for name in ["OLD_URL", "PORT"]:
    print(name)
