module.exports = {
  env: {
    OLD_URL: process.env.OLD_URL,
    NEW_URL: process.env.NEW_URL,
  },
  publicRuntimeConfig: { OLD_URL: process.env.OLD_URL },
  async rewrites() {
    return [{ source: '/ws', destination: `${process.env.OLD_URL}/ws` }];
  },
};
