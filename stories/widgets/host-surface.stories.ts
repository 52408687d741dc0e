import '@crosswalk/widgets/define';
import { html } from '@crosswalk/elements';
import type { CwHostSurface } from '@crosswalk/widgets';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { SAMPLE_MANIFEST } from '../sample/sample-host.ts';
import { sampleSource } from '../sample/sample-source.ts';

const plugin = { manifest: SAMPLE_MANIFEST, baseUrl: 'https://panels.example/' };

/** The surface, with something a panel asks of it. */
function asking(ask: (surface: CwHostSurface, signal: AbortSignal) => unknown): StoryObj {
  return {
    render: () => html`<cw-host-surface .source=${sampleSource()}></cw-host-surface>`,
    play: async ({ canvasElement }) => {
      await customElements.whenDefined('cw-host-surface');
      const surface = canvasElement.querySelector<CwHostSurface>('cw-host-surface');
      if (surface) void ask(surface, new AbortController().signal);
    },
  };
}

const meta: Meta = { title: 'Widgets/Host surface', component: 'cw-host-surface' };
export default meta;

/** A plugin asks for a permission: in plain words, with its author's purpose. The buttons wait for half a second. */
export const Consent = asking((surface, signal) =>
  surface.ask({ plugin, requests: SAMPLE_MANIFEST.permissions.optional ?? [] }, signal),
);

/** A plugin asks a question. Its texts are text. */
export const Confirm = asking((surface, signal) =>
  surface.confirm(
    { title: 'Send the message?', message: 'It goes to <b>all</b> followers.', tone: 'negative', plugin },
    signal,
  ),
);

/** A plugin lets the user choose a record, with the CRM's own search. */
export const PickRecord = asking((surface, signal) => surface.pickRecord({ types: ['person'], plugin }, signal));

/** A plugin says something. */
export const Toast = asking((surface) => surface.toast({ message: 'Message sent.', tone: 'positive', plugin }));
