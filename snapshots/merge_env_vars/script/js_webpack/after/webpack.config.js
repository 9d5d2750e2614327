const webpack = require('webpack');

module.exports = {
  plugins: [
    new webpack.DefinePlugin({
      'process.env.NODE_ENV': JSON.stringify('production'),
      'process.env.NEW_URL': JSON.stringify(process.env.NEW_URL),
      'process.env': { NEW_URL: JSON.stringify(process.env.NEW_URL) },
    }),
    new webpack.EnvironmentPlugin(['NEW_URL']),
    new webpack.EnvironmentPlugin({ NEW_URL: 'wss://a' }),
  ],
};
