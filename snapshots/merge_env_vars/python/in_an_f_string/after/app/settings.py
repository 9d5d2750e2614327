import os

url = os.environ["NEW_URL"]
print(f"--env NEW_URL={url}")
print(f"NEW_URL={os.environ['NEW_URL']!r:>{os.environ.get('NEW_URL', 3)}}")
print(f"""
  NEW_URL={url}
  {os.environ["NEW_URL"]}
""")
