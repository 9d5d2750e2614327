from garden.care import watering


def monday():
    watering.water()
    return watering.water
