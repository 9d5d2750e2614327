#!/usr/bin/env python
# Licence.


# About the next one.
def new():
    return 1
