#!/bin/sh
echo OLD_URL=wss://a > .env && echo NEW_URL=wss://a >> .env
echo OLD_URL=wss://a > web.env
echo NEW_URL=wss://a >> web.env
echo OLD_URL=wss://a >> api.env
echo NEW_URL=wss://a >> api.env
