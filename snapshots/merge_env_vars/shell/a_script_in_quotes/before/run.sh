sh -c 'echo "$OLD_URL"'
bash -c "echo \$OLD_URL $OLD_URL"
ssh host 'OLD_URL=wss://a ./run'
eval 'export OLD_URL=wss://b'
trap 'echo $OLD_URL' EXIT
