grep -q '^OLD_URL=' .env
sed -i 's/^OLD_URL=.*/OLD_URL=x/' .env
