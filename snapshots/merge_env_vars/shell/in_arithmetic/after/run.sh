echo $((NEW_URL + 1))
((NEW_URL++))
