const define = {
  "process.env.OLD_URL": "import.meta.env.OLD_URL",
};
if (code.includes("process.env.OLD_URL")) rewrite();
expect(code).toContain("const a = process.env.OLD_URL;");
