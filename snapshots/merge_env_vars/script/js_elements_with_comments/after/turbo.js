module.exports = {
  globalEnv: [
    'NODE_ENV', // mode
    'NEW_URL', // keep
    'PORT', // port
  ],
  other: ['NEW_URL' /* a */ /* b */, 'PORT'],
};
