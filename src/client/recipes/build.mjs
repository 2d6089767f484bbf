import { transformFileSync } from '@babel/core';
import { build } from 'esbuild';

// Bundles the tests of the recipes for Node. Relay's plugin replaces the documents of its recipe by their artifacts.
const relay = {
  name: 'relay',
  setup(one) {
    one.onLoad({ filter: /RelayPortfolio\.tsx$/ }, ({ path }) => ({
      loader: 'tsx',
      contents: transformFileSync(path, {
        configFile: false,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: [['relay', { eagerEsModules: true, artifactDirectory: 'recipes/__generated__' }]],
      }).code,
    }));
  },
};

await build({
  entryPoints: ['recipes/test/recipes.test.tsx'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: 'dist/recipes/recipes.test.cjs',
  external: ['happy-dom'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', __DEV__: 'false' },
  plugins: [relay],
});
