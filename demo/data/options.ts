import type { FieldOption } from '@crosswalk/model';

/** The choices of the demo's select fields. */
export const PERSON_STAGES: FieldOption[] = [
  { value: 'lead', label: 'Lead', tone: 'neutral' },
  { value: 'qualified', label: 'Qualified', tone: 'info' },
  { value: 'customer', label: 'Customer', tone: 'positive' },
  { value: 'lost', label: 'Lost', tone: 'negative' },
];

export const DEAL_STAGES: FieldOption[] = [
  { value: 'discovery', label: 'Discovery', tone: 'neutral' },
  { value: 'proposal', label: 'Proposal', tone: 'info' },
  { value: 'negotiation', label: 'Negotiation', tone: 'caution' },
  { value: 'won', label: 'Won', tone: 'positive' },
  { value: 'lost', label: 'Lost', tone: 'negative' },
];

export const LEAD_SOURCES: FieldOption[] = choices(
  'website',
  'referral',
  'trade fair',
  'webinar',
  'cold call',
  'partner',
  'social media',
  'WeChat',
);
export const PRIORITIES: FieldOption[] = [
  { value: 'low', label: 'Low', tone: 'neutral' },
  { value: 'normal', label: 'Normal', tone: 'info' },
  { value: 'high', label: 'High', tone: 'caution' },
  { value: 'urgent', label: 'Urgent', tone: 'negative' },
];
export const INTERESTS: FieldOption[] = [
  { value: 'api', label: 'API', tone: 'info' },
  ...choices('events', 'training', 'reporting', 'automation', 'mobile'),
];
export const INDUSTRIES: FieldOption[] = choices(
  'Software',
  'Logistics',
  'Retail',
  'Media',
  'Manufacturing',
  'Health care',
  'Education',
  'Construction',
  'Hospitality',
  'Finance',
  'Energy',
  'Agriculture',
);
export const EVENT_KINDS: FieldOption[] = [
  { value: 'call', label: 'Call' },
  { value: 'email', label: 'E-mail' },
  { value: 'meeting', label: 'Meeting' },
  { value: 'message', label: 'Message' },
  { value: 'note', label: 'Note' },
  { value: 'stage', label: 'Stage change', tone: 'info' },
  { value: 'created', label: 'Created', tone: 'neutral' },
  { value: 'web', label: 'Website visit', tone: 'neutral' },
];
export const TASK_STATES: FieldOption[] = [
  { value: 'open', label: 'Open', tone: 'info' },
  { value: 'waiting', label: 'Waiting', tone: 'caution' },
  { value: 'done', label: 'Done', tone: 'positive' },
];

/** The values of a list of choices. */
export function valuesOf(options: readonly FieldOption[]): string[] {
  return options.map((option) => option.value);
}

function choices(...values: string[]): FieldOption[] {
  return values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));
}
