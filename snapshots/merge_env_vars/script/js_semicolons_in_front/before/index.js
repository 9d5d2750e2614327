const a = 'wss://a'
process.env.NEW_URL = a
process.env.OLD_URL = a
;[a].forEach(start)

function other() {
  process.env.NEW_URL = a
  process.env.OLD_URL = a;
  (function () {})()
}
