const a = ['NEW_URL', 'OLD_URL', 'LEGACY_URL'];
const b = ['OLD_URL', 'LEGACY_URL', 'NEW_URL'];
const c = ['PORT', 'OLD_URL', 'NEW_URL', 'LEGACY_URL', 'A'];
const d = ['OLD_URL', 'LEGACY_URL', 'A'];
const env = { LEGACY_URL: 1, NEW_URL: 1, OLD_URL: 1, A: 2 };
