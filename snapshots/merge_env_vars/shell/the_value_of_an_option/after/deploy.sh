#!/bin/sh
terraform apply -var OLD_URL=wss://a -var NEW_URL=wss://a
flutter build apk --dart-define OLD_URL=wss://a --dart-define NEW_URL=wss://a
kubectl create configmap urls --from-literal OLD_URL=wss://a --from-literal NEW_URL=wss://a
sudo -E OLD_URL=wss://a NEW_URL=wss://a serve
env -i NEW_URL=wss://a serve
docker build --build-arg NEW_URL=wss://a .
args=(-e NEW_URL)
