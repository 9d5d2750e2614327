import sys

if sys.version_info > (3, 0):
    def make():
        return 1
else:
    def make():
        return 2

both = other = 3
