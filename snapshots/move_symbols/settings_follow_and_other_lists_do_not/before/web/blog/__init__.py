NAME = "blog"
