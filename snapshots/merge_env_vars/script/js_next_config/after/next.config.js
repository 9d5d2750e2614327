module.exports = {
  env: {
    NEW_URL: process.env.NEW_URL,
  },
  publicRuntimeConfig: { NEW_URL: process.env.NEW_URL },
  async rewrites() {
    return [{ source: '/ws', destination: `${process.env.NEW_URL}/ws` }];
  },
};
