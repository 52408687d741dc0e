/// <reference types="vite/client" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { applyGlobals, globalTypes, initialGlobals } from './toolbar.ts';

interface Manifest {
  readonly modules: readonly unknown[];
}

const manifests = import.meta.glob<Manifest>('../packages/*/dist/custom-elements.json', {
  eager: true,
  import: 'default',
});
const modules = Object.values(manifests).flatMap((manifest) => manifest.modules);
setCustomElementsManifest({ schemaVersion: '1.0.0', modules });

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    options: { storySort: { order: ['Guides', ['Welcome', '*'], 'Widgets', 'Elements'] } },
  },
  decorators: [
    (story, { globals }) => {
      applyGlobals(globals);
      return story();
    },
  ],
};

export default preview;
