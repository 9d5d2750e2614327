function setup() {
  process.env.NEW_URL = 'wss://a'; start();
}
function only() { process.env.NEW_URL = 'wss://a' }
switch (mode) {
  case 'a':
    process.env.NEW_URL = 'wss://a';
    break;
}
