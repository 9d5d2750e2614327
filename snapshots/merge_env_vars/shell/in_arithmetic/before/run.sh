echo $((OLD_URL + 1))
((OLD_URL++))
