from garden import plants


def monday():
    plants.water_all()
    return plants.water_all
