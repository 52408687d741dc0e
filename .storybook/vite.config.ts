import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
  build: { chunkSizeWarningLimit: 2000 },
  // Named here so that the first story finds one copy of Lit, not one more for each late discovery.
  optimizeDeps: {
    include: ['lit', 'lit/decorators.js', 'lit/directive-helpers.js', 'lit/static-html.js', 'lit/directives/repeat.js'],
  },
});
