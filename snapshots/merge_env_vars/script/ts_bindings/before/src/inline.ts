const app = new Hono<{ Bindings: { OLD_URL: string } }>();
