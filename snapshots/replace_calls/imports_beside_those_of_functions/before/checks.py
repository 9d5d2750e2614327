from app import use


def check():
    return use.sorted_in(1)[0], use.extended(1)[0], use.relative(1), use.one_line(1)[0], use.merged(1)[0]
