import { html, type LocaleController } from '@crosswalk/elements';
import type { AuditedAction } from '@crosswalk/protocol';
import type { TemplateResult } from 'lit';
import { type Fact, renderFacts } from '../administration/render-facts.ts';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';
import type { TypeWords } from '../plugin-access/scope-words.ts';
import type { RenderContext } from '../format/render-value.ts';

/** What an entry is drawn with. */
export interface EntryContext {
  readonly words: LocaleController<AdminTextKey>;
  readonly values: RenderContext;
  /** What the object types are called. */
  readonly types: ReadonlyMap<string, TypeWords>;
}

const NOBODY = html`<span class="detail">–</span>`;

/** On whose page it happened. */
export function renderWho({ who, erased }: AuditedAction, { words, values }: EntryContext): TemplateResult {
  if (who !== undefined) return html`<bdi>${values.title?.({ type: 'user', id: who }) ?? who}</bdi>`;
  return erased === true ? html`<em>${words.text('erased')}</em>` : NOBODY;
}

/** What it was about, with a way there. */
export function renderSubject(
  { record, erased }: AuditedAction,
  { words, values, types }: EntryContext,
): TemplateResult {
  if (!record) return erased === true ? html`<em>${words.text('erased')}</em>` : NOBODY;
  const { type, id, ids } = record;
  const typeName = types.get(type)?.label ?? type;
  if (id === undefined)
    return html`<bdi title=${type}
      >${ids === undefined ? typeName : words.text('recordsOfType', { count: ids.length, type: typeName })}</bdi
    >`;
  const name = values.title?.({ type, id }) ?? id;
  const address = values.href?.({ type, id });
  return address === undefined ? html`<bdi>${name}</bdi>` : html`<a href=${address}><bdi>${name}</bdi></a>`;
}

/** An entry in full. */
export function renderEntry(entry: AuditedAction, context: EntryContext): TemplateResult {
  const { words } = context;
  const { at, plugin, operation, scope, fields = [], outcome, deniedBy, ms, sequence } = entry;
  const when = new Intl.DateTimeFormat(words.locale, { dateStyle: 'full', timeStyle: 'medium' });
  const facts: readonly Fact[] = [
    [words.text('when'), when.format(new Date(at))],
    [words.text('plugin'), code(plugin)],
    [words.text('operation'), code(operation)],
    [words.text('user'), renderWho(entry, context)],
    [words.text('record'), renderSubject(entry, context)],
    [words.text('permission'), scope ? code(scope) : undefined],
    [words.text('fields'), fields.length > 0 ? fields.join(', ') : undefined],
    [words.text('outcome'), outcome === 'ok' ? words.text('done') : code(outcome)],
    [words.text('deniedBy'), deniedBy === undefined ? undefined : words.text(deniedByKey(deniedBy))],
    [
      words.text('took'),
      ms === undefined ? undefined : words.text('milliseconds', { count: Math.round(ms * 10) / 10 }),
    ],
    [words.text('place'), sequence],
  ];
  return renderFacts(facts);
}

function code(text: string): TemplateResult {
  return html`<code dir="ltr">${text}</code>`;
}

function deniedByKey(deniedBy: string): 'deniedByManifest' | 'deniedByAdmin' | 'deniedByUser' {
  if (deniedBy === 'manifest') return 'deniedByManifest';
  return deniedBy === 'admin' ? 'deniedByAdmin' : 'deniedByUser';
}
