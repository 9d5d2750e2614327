from app.inner.rope import pull
from app.piano import play
from app.util import ring

print(ring, pull, play)
