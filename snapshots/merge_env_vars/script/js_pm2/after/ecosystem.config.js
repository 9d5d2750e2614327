module.exports = {
  apps: [
    {
      name: 'web',
      env: {
        NODE_ENV: 'development',
        NEW_URL: 'wss://a'
      },
      env_production: {
        NEW_URL: 'wss://b',
        OLD_URL: 'wss://c'
      }
    }
  ]
};
