from app.inner.rope import pull
from app.piano import play
from app.inner.bell import ring

print(ring, pull, play)
