const define = {
  "process.env.NEW_URL": "import.meta.env.NEW_URL",
};
if (code.includes("process.env.NEW_URL")) rewrite();
expect(code).toContain("const a = process.env.OLD_URL;");
