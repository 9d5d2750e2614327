from app.env import get_env as ge

x = ge().get("K") or ge().get("L")
