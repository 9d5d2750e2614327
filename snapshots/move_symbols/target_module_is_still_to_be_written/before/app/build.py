from app.util import Shown, Timer, display_chunk

print(Shown.line, Timer, display_chunk)
