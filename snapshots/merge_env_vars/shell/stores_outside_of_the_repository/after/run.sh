heroku config:set NEW_URL=wss://a PORT=80 --app x
kubectl set env deploy/x NEW_URL=wss://a
gh secret set NEW_URL --body wss://a
heroku config:unset OLD_URL --app x
