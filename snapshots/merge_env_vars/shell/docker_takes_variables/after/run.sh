docker run --rm \
  -e NEW_URL=wss://a \
  -e PORT \
  app
docker run -e NEW_URL app
docker run --env NEW_URL="$NEW_URL" --env=NEW_URL=x app
docker build --build-arg NEW_URL=$NEW_URL .
