x=$(curl "$NEW_URL")
y=`echo $NEW_URL`
cat <<< "$NEW_URL"
z="a $(NEW_URL=wss://a ./run "${NEW_URL:-b}")"
