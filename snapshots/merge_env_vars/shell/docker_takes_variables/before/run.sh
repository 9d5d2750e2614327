docker run --rm \
  -e OLD_URL=wss://a \
  -e NEW_URL=wss://a \
  -e PORT \
  app
docker run -e OLD_URL -e NEW_URL app
docker run --env OLD_URL="$OLD_URL" --env=OLD_URL=x app
docker build --build-arg OLD_URL=$OLD_URL --build-arg NEW_URL=$NEW_URL .
