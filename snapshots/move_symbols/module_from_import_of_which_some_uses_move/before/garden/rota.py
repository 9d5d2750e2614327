from garden import (
    plants,  # all of them
    rain,
)


def monday():
    if plants.COUNT and not rain.today():
        plants.water_all()
