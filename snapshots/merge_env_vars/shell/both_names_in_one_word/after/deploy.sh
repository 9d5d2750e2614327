#!/bin/sh
gcloud run deploy app --set-env-vars "OLD_URL=$NEW_URL,NEW_URL=$NEW_URL"
gcloud run deploy app --set-env-vars "OLD_URL=$NEW_URL,PORT=1,NEW_URL=wss://a"
printf 'OLD_URL=%s\nNEW_URL=%s\n' wss://a wss://b > .env
cypress run --env OLD_URL=wss://a,NEW_URL=wss://a
sed -i "s/^OLD_URL=/NEW_URL=/" settings
