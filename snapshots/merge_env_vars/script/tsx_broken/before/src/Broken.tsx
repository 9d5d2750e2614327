export const Broken = () => <div>{process.env.OLD_URL}</span;
