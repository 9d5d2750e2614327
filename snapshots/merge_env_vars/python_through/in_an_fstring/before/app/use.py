import os

x = f"{os.environ.get('K', 'd')}/path"
y = f"{os.getenv('K')!r:>10}"
