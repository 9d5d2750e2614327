declare global {
  interface Window {
    __ENV__: { NEW_URL: string; PORT: string };
  }
}

export const App = () => <Socket url={window.__ENV__["NEW_URL"]} />;
