OLD_URL() { :; }
OLD_URL
cd /srv/OLD_URL/x
