x=$(curl "$OLD_URL")
y=`echo $OLD_URL`
cat <<< "$OLD_URL"
z="a $(OLD_URL=wss://a ./run "${OLD_URL:-b}")"
