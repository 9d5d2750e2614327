unset NEW_URL
unset -v PORT NEW_URL
