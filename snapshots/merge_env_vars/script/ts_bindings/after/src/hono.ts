import { Hono } from "hono";

type Bindings = { NEW_URL: string };
const app = new Hono<{ Bindings: Bindings }>();
app.get("/", (c) => c.text(c.env.NEW_URL));
export default app;
