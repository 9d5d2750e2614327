const a = process.env.NEW_URL ?? process.env.OLD_URL;
const b = (process.env.NEW_URL ?? process.env.OLD_URL) || "x";
const c = process.env.NEW_URL ?? process.env.OLD_URL ?? "x";
const d = (process.env.NEW_URL ?? process.env.OLD_URL)!;
const e = (process.env.NEW_URL ?? process.env.OLD_URL) as string;
const f = (process.env["NEW_URL"] ?? process.env["OLD_URL"])?.trim();
const g = `${process.env.NEW_URL ?? process.env.OLD_URL}/path`;
const h = [process.env.NEW_URL ?? process.env.OLD_URL, Deno.env.get("NEW_URL") ?? Deno.env.get("OLD_URL")];
if (("NEW_URL" in process.env || "OLD_URL" in process.env) && !(process.env.NEW_URL ?? process.env.OLD_URL)) stop();
