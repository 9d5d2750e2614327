curl "$NEW_URL" | tee out &
(NEW_URL=wss://a; ./server)
{ echo "$NEW_URL"; } > out
