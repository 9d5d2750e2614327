import geo.points


def line(a, b):
    return geo.points.make_point(a), geo.points.make_point(b)
