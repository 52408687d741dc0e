import { html, safeHref } from '@crosswalk/elements';
import type { FieldDescription, FieldType, FieldValue, RecordReference } from '@crosswalk/model';
import { nothing } from 'lit';
import { formatValue, type FormatContext } from './format-value.ts';
import { listOf } from './list-of.ts';
import { partOf } from './part-of.ts';

/** What is needed to draw a value. */
export interface RenderContext extends FormatContext {
  /** Address of a record's page; without it names are not links. */
  href?: ((reference: RecordReference) => string | undefined) | undefined;
  /** -1 keeps links out of the Tab order, for rows that are reached with arrows. */
  tabIndex?: 0 | -1;
}

type Renderer = (field: FieldDescription, value: FieldValue, context: RenderContext) => unknown;

const RENDERERS: Readonly<Partial<Record<FieldType, Renderer>>> = {
  email: (_, value, context) => (typeof value === 'string' ? link(context, `mailto:${value}`, value) : undefined),
  phone: (_, value, context) =>
    typeof value === 'string' ? link(context, `tel:${value.replace(/[^+\d]/g, '')}`, value) : undefined,
  url: (_, value, context) =>
    typeof value === 'string' ? link(context, value, value.replace(/^https?:\/\/(www\.)?|\/$/g, ''), true) : undefined,
  select: renderOption,
  multiSelect: (field, value, context) => listOf(value)?.map((one) => renderOption(field, one, context)),
  ref: (_, value, context) => renderReference(value, context),
  refs: (_, value, context) =>
    listOf(value)?.map((one, index) => [index > 0 ? ', ' : nothing, renderReference(one, context)]),
  personName: (field, value, context) => html`<bdi>${formatValue(field, value, context)}</bdi>`,
};
const BY_TYPE: ReadonlyMap<string, Renderer> = new Map(Object.entries(RENDERERS));

/**
 * One field's value as people want to see it: links that can be followed, options as badges, names kept apart from the
 * text around them. Never markup from the value, never an address other than web, mail or telephone.
 */
export function renderValue(field: FieldDescription, value: FieldValue | undefined, context: RenderContext): unknown {
  if (value === undefined || value === null || value === '') return nothing;
  const items = field.multiple ? listOf(value) : undefined;
  if (items) {
    const single = { ...field, multiple: false };
    return items.map((one, index) => [index > 0 ? ', ' : nothing, renderValue(single, one, context)]);
  }
  return BY_TYPE.get(field.type)?.(field, value, context) ?? html`<bdi>${formatValue(field, value, context)}</bdi>`;
}

function link({ tabIndex }: RenderContext, href: string, text: string, isForeign = false) {
  const safe = safeHref(href);
  if (safe === undefined) return html`<bdi>${text}</bdi>`;
  return html`<a
    href=${safe}
    tabindex=${tabIndex ?? nothing}
    target=${isForeign ? '_blank' : nothing}
    rel=${isForeign ? 'noopener noreferrer' : nothing}
    dir="ltr"
    >${text}</a
  >`;
}

function renderOption(field: FieldDescription, value: FieldValue, context: RenderContext) {
  const single: FieldDescription = { ...field, type: 'select' };
  const tone = field.options?.find((option) => option.value === value)?.tone ?? 'neutral';
  return html`<cw-badge class="option" tone=${tone}><bdi>${formatValue(single, value, context)}</bdi></cw-badge>`;
}

function renderReference(value: FieldValue, context: RenderContext) {
  const [type, id] = [partOf(value, 'type'), partOf(value, 'id')];
  if (type === undefined || id === undefined) return nothing;
  const title = context.title?.({ type, id });
  if (title === undefined) return html`<span class="pending"><bdi>${id}</bdi></span>`;
  const href = safeHref(context.href?.({ type, id }));
  return href === undefined
    ? html`<bdi>${title}</bdi>`
    : html`<a href=${href} tabindex=${context.tabIndex ?? nothing}><bdi>${title}</bdi></a>`;
}
