declare global {
  namespace NodeJS {
    interface ProcessEnv {
      NEW_URL?: string;
    }
  }
}
export {};
