if then
  echo "$OLD_URL"
