import os

ENV = {"NEW_URL": os.environ["NEW_URL"]}
COPY = {"NEW_URL": os.environ["NEW_URL"]}
