const a = process.env["NEW_URL"];
const b = process.env['NEW_URL'];
const c = process.env[`NEW_URL`];
const d = process?.env?.NEW_URL;
const e = process.env?.["NEW_URL"];
const f = process.env.NEW_URL!;
const g = (process.env as Record<string, string>).NEW_URL;
const h = globalThis.process.env.NEW_URL!.trim();
const i = import.meta.env.NEW_URL;
const j = Bun.env.NEW_URL ?? Deno.env.get("NEW_URL");
const k = <string>process.env.NEW_URL;
const l = process
  .env
  .NEW_URL;
