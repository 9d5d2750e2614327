import zoo.feeding
import zoo.keeper


def morning():
    zoo.feeding.weigh()
    zoo.keeper.feed_all()
