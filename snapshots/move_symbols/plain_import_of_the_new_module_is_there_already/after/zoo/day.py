import zoo.feeding


def morning():
    zoo.feeding.weigh()
    zoo.feeding.feed()
