import { html } from '@crosswalk/elements';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import type { MemoryAdministration } from '@crosswalk/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { sampleAdministration } from './sample-administration.ts';
import { inBothLanguages, onSource } from './story-widgets.ts';
import '../widgets/narrow.css';

const NEVER_MS = 3_600_000;

/** A widget of an owner's pages on an administration. */
type AdminWidgetStory = (administration: MemoryAdministration) => TemplateResult;

/** The stories every widget of an owner's pages has: its designed states, a narrow place, and the languages. */
export function adminStates(widget: AdminWidgetStory) {
  const on = (open: () => MemoryAdministration): StoryObj => ({ render: () => onSource(widget(open())) });
  return {
    playground: on(() => sampleAdministration()),
    loading: on(() => sampleAdministration({ latencyMs: NEVER_MS })),
    empty: on(() => sampleAdministration(NOTHING)),
    denied: on(() => refusing('permission_denied')),
    offline: on(() => refusing('offline')),
    failed: on(() => refusing('internal')),
    stale: on(stale),
    narrow: {
      render: () => html`<div class="narrow">${onSource(widget(sampleAdministration()))}</div>`,
    } satisfies StoryObj,
    locales: { render: () => inBothLanguages(() => onSource(widget(sampleAdministration()))) } satisfies StoryObj,
  };
}

const NOTHING = { plugins: [], grants: {}, settings: {}, audit: [], webhooks: {}, deliveries: [], runs: [] };

/** An administration that refuses every call. */
export function refusing(code: ErrorCode): MemoryAdministration {
  return sampleAdministration({
    before: () => {
      throw new CrosswalkError(code, 'Played by the story.', { details: { requestId: 'req-7' } });
    },
  });
}

/** Answers what was asked first; when it is asked again, it is away. */
function stale(): MemoryAdministration {
  const asked = new Set<string>();
  const administration = sampleAdministration({
    before: (call) => {
      if (asked.has(call)) throw new CrosswalkError('disconnected', 'Played by the story.');
      asked.add(call);
    },
  });
  setTimeout(() => administration.changed(), 300);
  return administration;
}

/** An administration in which somebody else was faster: whatever is written is refused. */
export function contested(): MemoryAdministration {
  return sampleAdministration({
    before: (call) => {
      if (!/\.(list|read|find|deliveries|verify)$/.test(call))
        throw new CrosswalkError('conflict', 'Another update waits now. Look at it before agreeing.');
    },
  });
}

/** The story of a change that somebody else was faster with: presses the first of these, then confirms. */
export function conflictStory(widget: AdminWidgetStory, selector: string): StoryObj {
  return {
    render: () => onSource(widget(contested())),
    play: async ({ canvasElement }) => {
      await press(canvasElement, selector);
      await press(canvasElement, '.question[open] .confirm');
      await found(canvasElement, '.problem');
    },
  };
}

async function press(canvas: HTMLElement, selector: string): Promise<void> {
  (await found(canvas, selector)).click();
}

/** The widget draws when what it asked for has arrived. */
async function found(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    const widget = canvas.querySelector('cw-source > *');
    const element = widget?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`${selector} was not drawn.`);
}
