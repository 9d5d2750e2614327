require_env OLD_URL
name=OLD_URL
