from app.piano import play
from app.tones import HIGH
from app.util import show

print(play, show, HIGH)
