export default defineConfig({
  define: {
    "process.env.NEW_URL": JSON.stringify(process.env.NEW_URL),
    "import.meta.env.NEW_URL": JSON.stringify(process.env.NEW_URL),
    OLD_URL: JSON.stringify("x"),
  },
});
