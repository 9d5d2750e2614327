module.exports = defineConfig({
  env: {
    OLD_URL: process.env.OLD_URL,
  },
});
