OLD_URL=wss://a
with_retry 'curl $OLD_URL'
