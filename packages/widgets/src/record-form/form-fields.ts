import { rightOn, type FieldDescription, type ObjectDescription, type Rights } from '@crosswalk/model';
import { isEditable } from '../property-list/field-draft.ts';

/** Fields that stand together under a heading. */
export interface FieldGroup {
  label: string;
  fields: readonly string[];
}

/** Whose fields are wanted, and which of them may be written. */
type Wish = { wanted: readonly string[] } & ({ rights: Rights } | { canEdit: (field: FieldDescription) => boolean });

/** The fields of a form in their order: those that are wanted, and required ones nobody named, as far as they can be written. */
export function fieldsToFill(description: ObjectDescription, wish: Wish): readonly FieldDescription[] {
  const mayWrite = (field: FieldDescription) =>
    'canEdit' in wish ? wish.canEdit(field) : !field.readOnly && rightOn(wish.rights, field.key) === 'write';
  const writable = description.fields.filter((field) => isEditable(field) && mayWrite(field));
  if (wish.wanted.length === 0) return writable;
  const wanted = wish.wanted.flatMap((key) => writable.find((field) => field.key === key) ?? []);
  const forgotten = writable.filter((field) => field.required === true && !wanted.includes(field));
  return [...forgotten, ...wanted];
}

/** The fields by heading; those of no group come first, without one. */
export function groupFields(
  fields: readonly FieldDescription[],
  groups: readonly FieldGroup[],
): readonly { label: string; fields: readonly FieldDescription[] }[] {
  const grouped = new Set(groups.flatMap((group) => group.fields));
  const loose = fields.filter(({ key }) => !grouped.has(key));
  const named = groups.map((group) => ({
    label: group.label,
    fields: fields.filter(({ key }) => group.fields.includes(key)),
  }));
  return [{ label: '', fields: loose }, ...named].filter((group) => group.fields.length > 0);
}
