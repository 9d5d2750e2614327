from app.util import SkipProgressMessage, display_chunk, encode_uri, progress_message, status_iterator

print(SkipProgressMessage, display_chunk, encode_uri, progress_message, status_iterator)
