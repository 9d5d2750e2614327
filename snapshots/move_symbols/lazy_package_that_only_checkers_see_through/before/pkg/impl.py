def make(): ...


build = make
