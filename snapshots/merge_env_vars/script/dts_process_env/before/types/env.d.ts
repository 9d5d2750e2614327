declare namespace NodeJS {
  interface ProcessEnv {
    readonly NODE_ENV: 'development' | 'production';
    readonly OLD_URL: string;
    NEW_URL?: string;
  }
}
