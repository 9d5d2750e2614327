/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the socket is. */
  readonly OLD_URL: string
  readonly VITE_OTHER: string
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
