import { html, type LocaleController } from '@crosswalk/elements';
import type { RunDetail, RunStep } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import { type Fact, renderFacts } from '../administration/render-facts.ts';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';
import { renderRunState } from './run-parts.ts';

/** A run in full: its times, why it failed, what it was given, and the steps that are done. */
export function renderRunDetail(run: RunDetail, words: LocaleController<AdminTextKey>): TemplateResult {
  const { state, attempt, attempts, createdAt, startedAt, endedAt, group, error, input, result, id } = run;
  const time = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const at = (instant: string | undefined) => (instant === undefined ? undefined : time.format(new Date(instant)));
  const facts: readonly Fact[] = [
    [words.text('state'), renderRunState(state, words)],
    [words.text('attemptsColumn'), words.text('attempts', { attempt, attempts })],
    [words.text('created'), at(createdAt)],
    [words.text('begun'), at(startedAt)],
    [words.text('ended'), at(endedAt)],
    [words.text('group'), group],
    [words.text('runId'), html`<code dir="ltr">${id}</code>`],
  ];
  return html`${renderFacts(facts)}
    ${
      error === undefined
        ? nothing
        : html`<h3>${words.text('reason')}</h3>
            <p class="wrap">
              <bdi>${error.message}</bdi> ${error.code === undefined ? nothing : html`<code>${error.code}</code>`}
            </p>`
    }
    <h3>${words.text('steps')}</h3>
    ${run.steps.length === 0 ? html`<p class="small">${words.text('noSteps')}</p>` : renderSteps(run.steps, words)}
    ${renderJson(words.text('input'), input)}${result === undefined ? nothing : renderJson(words.text('result'), result)}`;
}

function renderSteps(steps: readonly RunStep[], words: LocaleController<AdminTextKey>): TemplateResult {
  return html`<ul class="steps">
    ${steps.map(
      ({ name, endedAt, attempt }) =>
        html`<li class="wrap">
          <cw-badge tone=${endedAt === undefined ? 'caution' : 'positive'}
            >${words.text(endedAt === undefined ? 'stepOpen' : 'stepDone')}</cw-badge
          >
          <bdi>${name}</bdi> <span class="small">${words.text('inAttempt', { attempt })}</span>
        </li>`,
    )}
  </ul>`;
}

function renderJson(heading: string, value: unknown): TemplateResult {
  return html`<h3>${heading}</h3>
    <pre dir="ltr" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
}
