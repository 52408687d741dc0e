import '@crosswalk/widgets/define';
import { html } from '@crosswalk/elements';
import type { RecordSource, Rights } from '@crosswalk/model';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { sampleSource } from './sample-source.ts';

const NEVER_MS = 3_600_000;

/** A widget on the stories' records, or on a source of its own. */
export function onSource(widget: TemplateResult, source: RecordSource = sampleSource()): TemplateResult {
  return html`<cw-source
    .source=${source}
    .recordHref=${({ type, id }: { type: string; id: string }) => `#/${type}/${id}`}
    >${widget}</cw-source
  >`;
}

/** The state stories every widget has: each plays what a source can do to it. */
export const SOURCES = {
  loading: () => sampleSource({ latencyMs: NEVER_MS }),
  denied: () => failing('permission_denied'),
  missing: () => failing('not_found'),
  offline: () => failing('offline'),
  failed: () => failing('internal'),
  stale: staleSource,
  readOnly: () => sampleSource({ rights: () => READ_ONLY }),
  empty: () => sampleSource({ records: [] }),
} as const;

/** The stories every widget on records has: its states, and the languages. A story file names those that apply. */
export function widgetStates(widget: () => TemplateResult) {
  const on = (open: () => RecordSource): StoryObj => ({ render: () => onSource(widget(), open()) });
  return {
    playground: { render: () => onSource(widget()) } satisfies StoryObj,
    loading: on(SOURCES.loading),
    denied: on(SOURCES.denied),
    missing: on(SOURCES.missing),
    offline: on(SOURCES.offline),
    failed: on(SOURCES.failed),
    stale: on(SOURCES.stale),
    readOnly: on(SOURCES.readOnly),
    empty: on(SOURCES.empty),
    locales: { render: () => inBothLanguages(() => onSource(widget())) } satisfies StoryObj,
  };
}

/** The same in Chinese and in Arabic, one below the other. */
export function inBothLanguages(story: () => TemplateResult): TemplateResult {
  return html`<div lang="zh-CN">${story()}</div>
    <hr />
    <div lang="ar" dir="rtl">${story()}</div>`;
}

const READ_ONLY: Rights = { read: true, create: false, update: false, delete: false };

function failing(code: ErrorCode): RecordSource {
  return sampleSource({
    before: () => {
      throw new CrosswalkError(code, 'Played by the story.', { details: { requestId: 'req-7' } });
    },
  });
}

/** Answers once; then its live connection is lost. */
function staleSource(): RecordSource {
  return sampleSource({
    before: (call) => {
      if (call === 'watch') throw new CrosswalkError('disconnected', 'Played by the story.');
    },
  });
}
