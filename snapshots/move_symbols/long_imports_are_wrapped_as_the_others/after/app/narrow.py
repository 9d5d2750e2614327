from app.display import SkipProgressMessage, display_chunk
from app.display import progress_message as progress
from app.util import encode_uri

print(SkipProgressMessage, display_chunk, encode_uri, progress)
