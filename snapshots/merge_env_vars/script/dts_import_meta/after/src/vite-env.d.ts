/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the socket is. */
  readonly NEW_URL: string
  readonly VITE_OTHER: string
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
