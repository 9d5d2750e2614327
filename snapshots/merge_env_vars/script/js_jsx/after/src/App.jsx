export const App = () => <Socket url={process.env.NEW_URL} {...{ env: { NEW_URL: 1 } }} />;
