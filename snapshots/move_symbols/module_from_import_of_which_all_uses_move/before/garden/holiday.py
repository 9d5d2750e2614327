from . import plants


def august():
    plants.water_all()
