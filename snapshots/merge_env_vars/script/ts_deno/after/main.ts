Deno.env.set("NEW_URL", "wss://a");
const url = Deno.env.get("NEW_URL");
if (Deno.env.has("NEW_URL")) Deno.env.delete("NEW_URL");
