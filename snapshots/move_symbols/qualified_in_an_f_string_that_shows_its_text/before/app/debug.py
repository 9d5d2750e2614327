from app import metrics


def show():
    return f"{metrics.hit_count=}"
