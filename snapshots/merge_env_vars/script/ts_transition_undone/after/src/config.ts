const a = process.env.NEW_URL;
const b = process.env.NEW_URL || "x";
const c = process.env.NEW_URL ?? "x";
const d = process.env.NEW_URL!;
const e = process.env.NEW_URL as string;
const f = process.env["NEW_URL"]?.trim();
const g = `${process.env.NEW_URL}/path`;
const h = [process.env.NEW_URL, Deno.env.get("NEW_URL")];
if ("NEW_URL" in process.env && !process.env.NEW_URL) stop();
