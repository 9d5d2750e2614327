const webpack = require('webpack');

module.exports = {
  plugins: [
    new webpack.DefinePlugin({
      'process.env.NODE_ENV': JSON.stringify('production'),
      'process.env.OLD_URL': JSON.stringify(process.env.OLD_URL),
      'process.env': { OLD_URL: JSON.stringify(process.env.OLD_URL) },
    }),
    new webpack.EnvironmentPlugin(['OLD_URL', 'NEW_URL']),
    new webpack.EnvironmentPlugin({ OLD_URL: 'wss://a' }),
  ],
};
