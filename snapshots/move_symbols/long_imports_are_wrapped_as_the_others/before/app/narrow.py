from app.util import SkipProgressMessage, display_chunk, encode_uri
from app.util import progress_message as progress

print(SkipProgressMessage, display_chunk, encode_uri, progress)
