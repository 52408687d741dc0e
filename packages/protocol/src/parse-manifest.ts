import type { z } from '@crosswalk/model';
import type { Fault } from './errors.ts';
import { RECORD_LOCATIONS } from './locations.ts';
import { Manifest } from './manifest.ts';
import { CHECKED_OPERATIONS } from './generated/checks.ts';
import { adviceFor } from './manifest-advice.ts';
import { findOAuthFaults } from './oauth-provider.ts';
import { findTemplateFaults } from './request-template.ts';
import { parseScope } from './scopes.ts';

/** A manifest, or everything that is wrong with it. */
export type ManifestResult = { manifest: Manifest; faults: [] } | { manifest?: undefined; faults: Fault[] };

/** Reads a manifest of unknown origin and explains every fault: where it is, what was expected, how to mend it. */
export function parseManifest(input: unknown): ManifestResult {
  const parsed = Manifest.safeParse(input);
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, 100).flatMap(explainIssue) };
  const faults = [...findDuplicates(parsed.data), ...findContradictions(parsed.data)];
  return faults.length > 0 ? { faults } : { manifest: parsed.data, faults: [] };
}

function explainIssue(issue: z.core.$ZodIssue): Fault[] {
  const path = formatPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...issue.path, key.slice(0, 64)]),
      expected: 'a key the manifest knows',
      fix: 'Remove it or correct its spelling.',
    }));
  }
  const advice = adviceFor(path);
  const expected = expectedBy(issue, advice?.expected);
  return [advice === undefined ? { path, expected } : { path, expected, fix: advice.fix }];
}

/**
 * zod's own text would repeat the input, which can be long or hostile; this one is made of the schema only. `form` says
 * in plain words what a pattern or a choice of types means.
 */
function expectedBy(issue: z.core.$ZodIssue, form = 'a value of another form'): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS.get(issue.expected) ?? `a value of type ${issue.expected}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? 'text that is not empty'
        : `at least ${issue.minimum} ${unitOf(issue.origin, issue.minimum)}`.trim();
    case 'too_big':
      return `at most ${issue.maximum} ${unitOf(issue.origin, issue.maximum)}`.trim();
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`;
    default:
      return form;
  }
}

/** Types as people who write JSON call them. */
const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text in quotation marks'],
  ['array', 'a list in square brackets'],
  ['object', 'an object in braces'],
  ['record', 'an object in braces'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

function unitOf(origin: string, count: number | bigint): string {
  if (origin === 'string') return 'characters';
  if (origin !== 'array') return '';
  return count === 1 ? 'item' : 'items';
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function findDuplicates(manifest: Manifest): Fault[] {
  return [
    ...repeated(manifest.views.map((view) => view.id)).map((index) => ({
      path: `views[${index}].id`,
      expected: 'an id no other view has',
      fix: 'Give each view its own id.',
    })),
    ...repeated((manifest.settings ?? []).map((setting) => setting.name)).map((index) => ({
      path: `settings[${index}].name`,
      expected: 'a name no other setting has',
      fix: 'Give each setting its own name.',
    })),
  ];
}

function repeated(values: readonly string[]): number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => (seen.size === seen.add(value).size ? [index] : []));
}

function findContradictions(manifest: Manifest): Fault[] {
  return [
    ...findUnknownOperations(manifest),
    ...findUndeclaredScopes(manifest),
    ...findUnreadableConditions(manifest),
    ...findTemplateFaults(manifest),
    ...findOAuthFaults(manifest),
  ];
}

function findUnknownOperations(manifest: Manifest): Fault[] {
  return (manifest.requires ?? []).flatMap((name, index) =>
    CHECKED_OPERATIONS.has(name)
      ? []
      : [
          {
            path: `requires[${index}]`,
            expected: 'the name of an operation',
            fix: 'Use a name from the operations table, such as "records.get".',
          },
        ],
  );
}

/** A scope that names a request or an intent which the manifest does not declare can never be used. */
function findUndeclaredScopes(manifest: Manifest): Fault[] {
  const requests = new Set(Object.keys(manifest.requests ?? {}));
  const raises = new Set(manifest.intents?.raises);
  const handles = new Set(manifest.intents?.handles);
  return (['required', 'optional'] as const).flatMap((list) =>
    (manifest.permissions[list] ?? []).flatMap(({ scope }, index) => {
      const parsed = parseScope(scope);
      const path = `permissions.${list}[${index}].scope`;
      if (parsed?.kind === 'http' && !requests.has(parsed.template)) {
        return [
          {
            path,
            expected: `a request named ${parsed.template} in "requests"`,
            fix: 'Declare the request or remove the scope.',
          },
        ];
      }
      if (parsed?.kind === 'intent' && !(parsed.direction === 'raise' ? raises : handles).has(parsed.name)) {
        return [
          { path, expected: `the intent ${parsed.name} in "intents"`, fix: 'Declare the intent or remove the scope.' },
        ];
      }
      return [];
    }),
  );
}

function findUnreadableConditions(manifest: Manifest): Fault[] {
  return manifest.views.flatMap((view, index) =>
    (view.when ?? []).some((condition) => condition.subject === 'field') && !RECORD_LOCATIONS.has(view.location)
      ? [
          {
            path: `views[${index}].when`,
            expected: 'no field condition where there is no record',
            fix: 'Use a record location or another subject.',
          },
        ]
      : [],
  );
}
