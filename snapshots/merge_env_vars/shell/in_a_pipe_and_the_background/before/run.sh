curl "$OLD_URL" | tee out &
(OLD_URL=wss://a; ./server)
{ echo "$OLD_URL"; } > out
