from app import stats


def show():
    return f"hits: {stats.hits:>{stats.hits}}"
