import geo.coords


def line(a, b):
    return geo.coords.to_point(a), geo.coords.to_point(b)
