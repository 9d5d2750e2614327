from app.piano import play
from app.tones import *
from app.screen import show

print(play, show, HIGH)
