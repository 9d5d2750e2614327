const a = ['NEW_URL'];
const b = ['NEW_URL'];
const c = ['PORT', 'NEW_URL', 'A'];
const d = ['NEW_URL', 'A'];
const env = { NEW_URL: 1, A: 2 };
