"""A chat backend that has two of everything, and gets one of each in five phases."""
