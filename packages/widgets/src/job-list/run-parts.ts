import { html, type LocaleController, type Tone } from '@crosswalk/elements';
import type { RunState, RunSummary } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';

const TONES: Readonly<Record<RunState, Tone>> = {
  waiting: 'neutral',
  retrying: 'caution',
  running: 'info',
  done: 'positive',
  failed: 'negative',
  cancelled: 'neutral',
};

/** Whether a run has not ended yet, so that it is worth looking again soon. */
export function isUnderWay({ state }: Pick<RunSummary, 'state'>): boolean {
  return state === 'waiting' || state === 'retrying' || state === 'running';
}

/** The state of a run as a badge. */
export function renderRunState(state: RunState, words: LocaleController<AdminTextKey>): TemplateResult {
  return html`<cw-badge dot tone=${TONES[state]}>${words.text(`run.${state}`)}</cw-badge>`;
}

/** When a run ended, or when it goes on. */
export function renderRunTime(run: RunSummary, words: LocaleController<AdminTextKey>): TemplateResult {
  const { state, endedAt, startAt, createdAt } = run;
  if (state === 'retrying')
    return html`${words.text('nextTry')} <cw-relative-time datetime=${startAt}></cw-relative-time>`;
  return html`<cw-relative-time datetime=${endedAt ?? createdAt}></cw-relative-time>`;
}

/** How often a run was begun, and why it failed the last time. */
export function renderAttempts(run: RunSummary, words: LocaleController<AdminTextKey>): TemplateResult {
  const { attempt, attempts, error } = run;
  return html`<span class="number">${words.text('attempts', { attempt, attempts })}</span>${
      error === undefined
        ? nothing
        : html`<p class="small wrap">
            <bdi>${error.message}</bdi>${error.code === undefined ? nothing : html` <code>${error.code}</code>`}
          </p>`
    }`;
}
