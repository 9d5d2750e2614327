from dotenv import get_key, set_key, unset_key

url = get_key(".env", "OLD_URL")
set_key(".env", "OLD_URL", "wss://a")
unset_key(".env", "OLD_URL")
