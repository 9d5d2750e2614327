from app.piano import play
from app.screen import show
from app.tones import HIGH

print(play, show, HIGH)
