sh -c 'echo "$NEW_URL"'
bash -c "echo \$NEW_URL $NEW_URL"
ssh host 'NEW_URL=wss://a ./run'
eval 'export NEW_URL=wss://b'
trap 'echo $NEW_URL' EXIT
