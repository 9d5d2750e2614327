Deno.env.set("OLD_URL", "wss://a");
const url = Deno.env.get("OLD_URL");
if (Deno.env.has("OLD_URL")) Deno.env.delete("OLD_URL");
