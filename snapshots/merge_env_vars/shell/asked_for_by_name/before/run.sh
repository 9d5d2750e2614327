printenv OLD_URL
test -v OLD_URL
[[ -v OLD_URL ]]
