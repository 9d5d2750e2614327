const app = new Hono<{ Bindings: { NEW_URL: string } }>();
