export const env = createEnv({
  server: {
    NEW_URL: z.string().url(),
    OLD_URL: z.string().optional(),
  },
  runtimeEnv: {
    NEW_URL: process.env.NEW_URL,
    OLD_URL: process.env.OLD_URL,
  },
});
