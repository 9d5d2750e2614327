export const App = () => <Socket url={process.env.OLD_URL} {...{ env: { OLD_URL: 1 } }} />;
