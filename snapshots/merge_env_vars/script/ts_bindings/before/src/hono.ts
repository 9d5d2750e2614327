import { Hono } from "hono";

type Bindings = { OLD_URL: string };
const app = new Hono<{ Bindings: Bindings }>();
app.get("/", (c) => c.text(c.env.OLD_URL));
export default app;
