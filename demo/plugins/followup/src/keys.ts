/** The fields of this CRM the plugin uses. The manifest asks for exactly these. */
export const PERSON = {
  name: 'name',
  email: 'email',
  stage: 'stage',
  jobTitle: 'jobTitle',
  company: 'company',
  lastContact: 'lastContactAt',
} as const;
export const TASK = { name: 'name', due: 'dueDate', status: 'status', person: 'person' } as const;

/** The fields of a person that can be changed in the panel. */
export const EDITABLE_PERSON_FIELDS = [PERSON.stage, PERSON.jobTitle, PERSON.email] as const;

/** What the panel shows of a person, in this order. */
export const SHOWN_PERSON_FIELDS = [...EDITABLE_PERSON_FIELDS, PERSON.lastContact] as const;

/** The optional permission to change those of them that this CRM has; none when it has none. */
export function editScopeFor(description: {
  readonly fields: readonly { readonly key: string }[];
}): string | undefined {
  const keys = new Set(description.fields.map(({ key }) => key));
  const known = EDITABLE_PERSON_FIELDS.filter((key) => keys.has(key));
  return known.length === 0 ? undefined : `records.person.update:${known.join(',')}`;
}
