def show():
    from app.util import (SkipProgressMessage, display_chunk, encode_uri, import_object,
                          progress_message, status_iterator)

    return SkipProgressMessage, display_chunk, encode_uri, import_object, progress_message
