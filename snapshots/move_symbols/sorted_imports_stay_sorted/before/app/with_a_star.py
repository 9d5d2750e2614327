from app.piano import play
from app.tones import *
from app.util import show

print(play, show, HIGH)
