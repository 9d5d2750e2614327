python -c 'import os; print(os.environ["OLD_URL"])'
awk '{ print ENVIRON["OLD_URL"] }' x
