printenv NEW_URL
test -v NEW_URL
[[ -v NEW_URL ]]
