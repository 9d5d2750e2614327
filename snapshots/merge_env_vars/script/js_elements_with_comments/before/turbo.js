module.exports = {
  globalEnv: [
    'NODE_ENV', // mode
    'NEW_URL', // keep
    // eslint-disable-next-line no-restricted-syntax
    'OLD_URL', // the old one
    'PORT', // port
  ],
  other: ['NEW_URL' /* a */, 'OLD_URL' /* b */, 'PORT'],
};
