FROM python:3.12
ENV OLD_URL="a
