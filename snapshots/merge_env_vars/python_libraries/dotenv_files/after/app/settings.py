from dotenv import get_key, set_key, unset_key

url = get_key(".env", "NEW_URL")
set_key(".env", "NEW_URL", "wss://a")
unset_key(".env", "NEW_URL")
