from app import metrics


def show():
    return f"hits: {metrics.hit_count:>{metrics.hit_count}}"
