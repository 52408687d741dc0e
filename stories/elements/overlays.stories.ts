import '@crosswalk/elements/define';
import { CwDialog, CwToastRegion, html, type MenuItem, type Tone } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  heading: string;
  placement: 'center' | 'end';
  size: 'small' | 'medium' | 'large';
}

const ITEMS: readonly MenuItem[] = [
  { value: 'edit', label: 'Edit', icon: 'edit', hint: 'E' },
  { value: 'copy', label: 'Copy link', icon: 'link' },
  { value: 'list', label: 'As a list', checked: true, group: 'Show' },
  { value: 'board', label: 'As a board', checked: false },
  { value: 'delete', label: 'Delete', icon: 'trash', danger: true, group: 'Danger' },
];

const meta: Meta<Args> = {
  title: 'Elements/Dialog, menu, popover, toast',
  component: 'cw-dialog',
  args: { heading: 'Delete this deal?', placement: 'center', size: 'small' },
  argTypes: {
    placement: { control: 'inline-radio', options: ['center', 'end'] },
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
  },
  render: ({ heading, placement, size }) =>
    html`<cw-button @click=${openNextDialog}>Open</cw-button>
      <cw-dialog heading=${heading} placement=${placement} size=${size}>
        The deal and its notes go away. This cannot be undone.
        <cw-button slot="footer" variant="ghost" @click=${closeDialog}>Keep it</cw-button>
        <cw-button slot="footer" variant="danger" @click=${closeDialog}>Delete</cw-button>
      </cw-dialog>`,
};
export default meta;

function openNextDialog(event: Event): void {
  const dialog = event.currentTarget instanceof Element ? event.currentTarget.nextElementSibling : null;
  if (dialog instanceof CwDialog) dialog.open = true;
}
function closeDialog(event: Event): void {
  const dialog = event.currentTarget instanceof Element ? event.currentTarget.closest('cw-dialog') : null;
  if (dialog instanceof CwDialog) dialog.close();
}

export const Playground: StoryObj<Args> = {
  play: ({ canvasElement }) => canvasElement.querySelector<HTMLElement>('cw-button')?.click(),
};

/** ↓ opens it; arrows, Home, End and letters move; Escape closes. */
export const Menu: StoryObj<Args> = {
  render: () => html`<cw-menu label="Deal" .items=${ITEMS}><cw-button slot="trigger">Actions</cw-button></cw-menu>`,
  play: ({ canvasElement }) => canvasElement.querySelector<HTMLElement>('cw-button')?.click(),
};

export const Popover: StoryObj<Args> = {
  render: () =>
    html`<cw-popover label="Why"
        ><cw-button slot="trigger">Why this score?</cw-button>Three calls in a week, and a visit to the
        prices.</cw-popover
      >
      <cw-tooltip text="Set by the CRM"><cw-badge>Last contact</cw-badge></cw-tooltip>`,
  play: ({ canvasElement }) => canvasElement.querySelector<HTMLElement>('cw-button')?.click(),
};

const TOASTS: readonly (readonly [Tone, string])[] = [
  ['positive', 'The deal was saved.'],
  ['neutral', 'Copied.'],
  ['caution', 'The connection is slow.'],
  ['negative', 'The deal could not be saved.'],
];

/** Failures stay until they are closed; everything else goes by itself. */
export const Toasts: StoryObj<Args> = {
  render: () => html`<cw-toast-region></cw-toast-region>`,
  play: ({ canvasElement }) => {
    const region = canvasElement.querySelector('cw-toast-region');
    if (region instanceof CwToastRegion)
      for (const [tone, message] of TOASTS) region.show({ tone, message, durationMs: 0 });
  },
};
