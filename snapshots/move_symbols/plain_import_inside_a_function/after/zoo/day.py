def morning():
    import zoo.staff.feeding

    zoo.staff.feeding.feed()


def evening():
    import zoo.staff.feeding; zoo.staff.feeding.feed()
    return lambda: zoo.staff.feeding.feed
