import zoo.keeper, zoo.feeding


def midnight():
    zoo.keeper.feed_all(), zoo.feeding.weigh()
