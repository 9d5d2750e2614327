declare global {
  namespace NodeJS {
    interface ProcessEnv {
      NEW_URL?: string;
      OLD_URL?: string;
    }
  }
}
export {};
