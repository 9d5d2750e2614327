module.exports = defineConfig({
  env: {
    NEW_URL: process.env.NEW_URL,
  },
});
