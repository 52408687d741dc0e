import { html } from '@crosswalk/elements';
import { nothing, type TemplateResult } from 'lit';

/** A name and what stands for it; left out where there is nothing. */
export type Fact = readonly [name: string, value: unknown];

/** Names and values in two columns. */
export function renderFacts(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${facts.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<dt>${name}</dt>
            <dd>${value}</dd>`,
    )}
  </dl>`;
}
