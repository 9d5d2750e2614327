def morning():
    import zoo.keeper

    zoo.keeper.feed_all()


def evening():
    import zoo.keeper; zoo.keeper.feed_all()
    return lambda: zoo.keeper.feed_all
