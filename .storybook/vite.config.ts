import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
  // Browsers that know `light-dark()` themselves: what replaces it for older ones does not follow a `color-scheme` set by script.
  build: { chunkSizeWarningLimit: 2000, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  // Named here so that the first story finds one copy of Lit, not one more for each late discovery.
  optimizeDeps: {
    include: ['lit', 'lit/decorators.js', 'lit/directive-helpers.js', 'lit/static-html.js', 'lit/directives/repeat.js'],
  },
});
