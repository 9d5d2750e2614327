from app.display import (SkipProgressMessage, display_chunk, progress_message,
                         status_iterator)
from app.util import encode_uri

print(SkipProgressMessage, display_chunk, encode_uri, progress_message, status_iterator)
