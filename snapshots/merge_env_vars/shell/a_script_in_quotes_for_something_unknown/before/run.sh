with_retry 'curl $OLD_URL'
