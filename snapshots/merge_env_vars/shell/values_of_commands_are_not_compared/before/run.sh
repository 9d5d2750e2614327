export OLD_URL="$(cat url)"
export NEW_URL="$(cat url)"
