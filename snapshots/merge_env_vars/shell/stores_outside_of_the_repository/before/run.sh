heroku config:set OLD_URL=wss://a PORT=80 --app x
kubectl set env deploy/x OLD_URL=wss://a
gh secret set OLD_URL --body wss://a
heroku config:unset OLD_URL --app x
