import zoo.feeding


def midnight():
    zoo.feeding.feed(), zoo.feeding.weigh()
