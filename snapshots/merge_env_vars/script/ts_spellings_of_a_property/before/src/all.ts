const a = process.env["OLD_URL"];
const b = process.env['OLD_URL'];
const c = process.env[`OLD_URL`];
const d = process?.env?.OLD_URL;
const e = process.env?.["OLD_URL"];
const f = process.env.OLD_URL!;
const g = (process.env as Record<string, string>).OLD_URL;
const h = globalThis.process.env.OLD_URL!.trim();
const i = import.meta.env.OLD_URL;
const j = Bun.env.OLD_URL ?? Deno.env.get("OLD_URL");
const k = <string>process.env.OLD_URL;
const l = process
  .env
  .OLD_URL;
