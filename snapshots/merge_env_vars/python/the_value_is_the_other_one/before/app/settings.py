import os

ENV = {"NEW_URL": os.environ["NEW_URL"], "OLD_URL": os.environ["NEW_URL"]}
COPY = {"OLD_URL": os.environ["NEW_URL"]}
