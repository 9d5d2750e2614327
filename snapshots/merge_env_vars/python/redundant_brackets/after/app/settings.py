import os

first = (os.getenv("NEW_URL"))
second = ((os.getenv("NEW_URL")))
third = not os.getenv("NEW_URL")
fourth = ("NEW_URL" in os.environ) == wanted
