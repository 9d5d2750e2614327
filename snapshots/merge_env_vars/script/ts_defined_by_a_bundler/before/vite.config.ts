export default defineConfig({
  define: {
    "process.env.OLD_URL": JSON.stringify(process.env.OLD_URL),
    "process.env.NEW_URL": JSON.stringify(process.env.NEW_URL),
    "import.meta.env.OLD_URL": JSON.stringify(process.env.OLD_URL),
    OLD_URL: JSON.stringify("x"),
  },
});
