unset OLD_URL
unset -v PORT OLD_URL
