import os

url = os.environ["OLD_URL"]
print(f"--env OLD_URL={url}")
print(f"OLD_URL={os.environ['OLD_URL']!r:>{os.environ.get('OLD_URL', 3)}}")
print(f"""
  OLD_URL={url}
  {os.environ["OLD_URL"]}
""")
