/**
 * What an update of a plugin changes about what it may do, in words an admin can agree to. Whatever widens its reach
 * leaves the old version and the old grant in force until somebody agreed.
 */
import { equalJson, type JsonValue } from '@crosswalk/model';
import { compareVersions } from './compare-versions.ts';
import type { Manifest, RequestTemplate } from './manifest.ts';
import { endpointOrigin, oauthServerOrigins } from './oauth-provider.ts';
import { findPlaceholders, templateOrigin, templateSlots } from './request-template.ts';
import { type FieldReach, parseScope, recordScope, type Scope } from './scopes.ts';

/** What kind of thing changed. */
export type PermissionSubject = 'scope' | 'domain' | 'request' | 'secret' | 'connection' | 'event' | 'page' | 'version';

/** One difference between two manifests. */
export interface PermissionChange {
  readonly subject: PermissionSubject;
  readonly change: 'added' | 'removed' | 'changed';
  /** The thing itself: a scope, an origin, the name of a request. */
  readonly name: string;
  /** One sentence for the admin. */
  readonly text: string;
  /** The author's reason, where the manifest gives one. */
  readonly purpose?: string;
  /** Whether the plugin could do more than before. */
  readonly widens: boolean;
}

/** Every difference that matters to whoever granted the plugin something. Empty when the update changes nothing of the kind. */
export function diffPermissions(before: Manifest, after: Manifest): PermissionChange[] {
  return [
    ...diffVersions(before, after),
    ...diffScopes(before, after),
    ...diffNames('domain', domainsOf(before), domainsOf(after), (name) => `talk to ${name}`),
    ...diffNames('page', pagesOf(before), pagesOf(after), (name) => `show pages from ${name}`),
    ...diffNames('secret', bindingsOf(before), bindingsOf(after), (name) => `use the secret ${name}`),
    ...diffNames('secret', new Set(), openedSettings(before, after), (name) => `show the value of ${name} to browsers`),
    ...diffNames('connection', connectionsOf(before), connectionsOf(after), (name) => `connect users with ${name}`),
    ...diffNames('event', new Set(before.events), new Set(after.events), (name) => `take part in ${name}`),
    ...diffRequests(before.requests ?? {}, after.requests ?? {}),
  ];
}

/** Whether an update must be agreed to before it takes effect. */
export function needsAgreement(changes: readonly PermissionChange[]): boolean {
  return changes.some(({ widens }) => widens);
}

function diffVersions(before: Manifest, after: Manifest): PermissionChange[] {
  const order = compareVersions(after.version, before.version);
  if (order > 0) return [];
  if (equalJson(parsePlain(before), parsePlain(after))) return [];
  const text =
    order === 0
      ? `The content changed, but the version is still ${after.version}.`
      : `The version goes back from ${before.version} to ${after.version}.`;
  return [{ subject: 'version', change: 'changed', name: after.version, text, widens: true }];
}

interface Asked {
  readonly scope: Scope;
  readonly fields: FieldReach;
  readonly isRequired: boolean;
  readonly purpose: string;
}

function scopesOf({ permissions }: Manifest): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const [list, isRequired] of [
    [permissions.required, true],
    [permissions.optional ?? [], false],
  ] as const) {
    for (const { scope: text, purpose } of list) {
      const scope = parseScope(text);
      if (scope === undefined) continue;
      const known = asked.get(scope.key);
      const own: FieldReach = scope.kind === 'record' && scope.fields !== null ? new Set(scope.fields) : null;
      const fields = known === undefined ? own : united(known.fields, own);
      asked.set(scope.key, { scope, fields, isRequired: isRequired || known?.isRequired === true, purpose });
    }
  }
  return asked;
}

function united(some: FieldReach, others: FieldReach): FieldReach {
  return some === null || others === null ? null : new Set([...some, ...others]);
}

function diffScopes(before: Manifest, after: Manifest): PermissionChange[] {
  const old = scopesOf(before);
  const now = scopesOf(after);
  const gone = [...old].flatMap(([key, asked]) => (now.has(key) ? [] : [removedScope(asked)]));
  return [...gone, ...[...now].flatMap(([key, asked]) => compareScope(old.get(key), asked))];
}

function compareScope(old: Asked | undefined, now: Asked): PermissionChange[] {
  const shared = { subject: 'scope', purpose: now.purpose } as const;
  if (old === undefined)
    return [
      {
        ...shared,
        change: 'added',
        name: textOf(now),
        text: `It may newly ${inWords(now.scope, now.fields)}.`,
        widens: true,
      },
    ];
  const more = beyond(now.fields, old.fields);
  const less = beyond(old.fields, now.fields);
  const changes: PermissionChange[] = [];
  if (more !== undefined)
    changes.push({
      ...shared,
      change: 'added',
      name: textOf({ ...now, fields: more }),
      text: `It may newly ${inWords(now.scope, more)}.`,
      widens: true,
    });
  if (less !== undefined && now.fields !== null)
    changes.push({
      ...shared,
      change: 'removed',
      name: textOf({ ...now, fields: less }),
      text: `It may no longer ${inWords(now.scope, less)}.`,
      widens: false,
    });
  if (now.isRequired && !old.isRequired)
    changes.push({
      ...shared,
      change: 'changed',
      name: textOf(now),
      text: `It no longer asks each user before it may ${inWords(now.scope, now.fields)}.`,
      widens: true,
    });
  return changes;
}

function removedScope(asked: Asked): PermissionChange {
  const text = `It may no longer ${inWords(asked.scope, asked.fields)}.`;
  return { subject: 'scope', change: 'removed', name: textOf(asked), text, widens: false };
}

/** The fields of one reach that another does not have; `undefined` when there are none. */
function beyond(reach: FieldReach, other: FieldReach): FieldReach | undefined {
  if (other === null) return undefined;
  if (reach === null) return null;
  const more = new Set([...reach].filter((field) => !other.has(field)));
  return more.size > 0 ? more : undefined;
}

function textOf({ scope, fields }: Pick<Asked, 'scope' | 'fields'>): string {
  return scope.kind === 'record' ? recordScope(scope.type, scope.verb, fields) : scope.key;
}

function inWords(scope: Scope, fields: FieldReach): string {
  switch (scope.kind) {
    case 'record': {
      const what = fields === null ? 'every field' : [...fields].sort().join(', ');
      return scope.verb === 'delete'
        ? `delete records of the type ${scope.type}`
        : `${scope.verb} ${what} of ${scope.type}`;
    }
    case 'http':
      return `make the request ${scope.template} through the server`;
    case 'intent':
      return scope.direction === 'raise'
        ? `ask other plugins for ${scope.name}`
        : `answer other plugins’ ${scope.name}`;
    case 'simple':
      return `use ${scope.key}`;
  }
}

function diffNames(
  subject: PermissionSubject,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  words: (name: string) => string,
): PermissionChange[] {
  const added = [...after].filter((name) => !before.has(name));
  const removed = [...before].filter((name) => !after.has(name));
  return [
    ...added.map(
      (name) => ({ subject, change: 'added', name, text: `It may newly ${words(name)}.`, widens: true }) as const,
    ),
    ...removed.map(
      (name) =>
        ({ subject, change: 'removed', name, text: `It may no longer ${words(name)}.`, widens: false }) as const,
    ),
  ];
}

function domainsOf({ network = {}, requests = {}, oauth = {} }: Manifest): ReadonlySet<string> {
  const { connect = [], images = [], frames = [] } = network;
  return new Set([
    ...connect,
    ...images.map((origin) => `${origin} (images)`),
    ...frames.map((origin) => `${origin} (frames)`),
    ...Object.values(requests).map((template) => `${templateOrigin(template)} (server)`),
    ...Object.values(oauth).flatMap((provider) =>
      [...oauthServerOrigins(provider)].map((origin) => `${origin} (server)`),
    ),
  ]);
}

function pagesOf({ views, icon }: Manifest): ReadonlySet<string> {
  const addresses = [...views.map(({ entry }) => entry), ...(icon === undefined ? [] : [icon])];
  return new Set(addresses.flatMap((entry) => /^https?:\/\/[^/?#]+/.exec(entry)?.[0] ?? []));
}

/** Where each secret may go: by the requests that name it, and by the requests it may be used in. */
function bindingsOf({ requests = {}, settings = [] }: Manifest): ReadonlySet<string> {
  const secure = settings.filter((setting) => setting.secure === true);
  const names = new Set(secure.map(({ name }) => name));
  const used = Object.values(requests).flatMap((template) =>
    templateSlots(template).flatMap(([path, text]) =>
      findPlaceholders(text)
        .filter((placeholder) => placeholder.from === 'settings' && names.has(placeholder.name))
        .map(({ name }) => `${name} in the ${path} of requests to ${templateOrigin(template)}`),
    ),
  );
  return new Set([
    ...used,
    ...secure.flatMap(({ name, scopes = [] }) => scopes.map((scope) => `${name} for ${scope}`)),
  ]);
}

/** What users are asked to agree to elsewhere, and what becomes of it: whatever of it changes is a new question. */
function connectionsOf({ oauth = {} }: Manifest): ReadonlySet<string> {
  return new Set(
    Object.entries(oauth).flatMap(
      ([name, { label, authorize, token, scopes, hosts, clientId, clientSecret, parameters }]) => [
        `${label} at ${endpointOrigin(authorize)} (${name})`,
        ...scopes.map((scope) => `${name} for ${scope}`),
        ...hosts.map((host) => `${name} and send its token to ${host}`),
        `${name} through ${authorize} and ${token} as the client in ${[clientId, clientSecret].filter(Boolean).join(' and ')}`,
        ...Object.entries(parameters ?? {}).map(([key, value]) => `${name} with ${key}=${value}`),
      ],
    ),
  );
}

/** Settings that were secret and are not any more. */
function openedSettings(before: Manifest, after: Manifest): ReadonlySet<string> {
  const secret = new Set((before.settings ?? []).filter(({ secure }) => secure === true).map(({ name }) => name));
  const open = (after.settings ?? []).filter(({ name, secure }) => secure !== true && secret.has(name));
  return new Set(open.map(({ name }) => name));
}

function diffRequests(
  before: Readonly<Record<string, RequestTemplate>>,
  after: Readonly<Record<string, RequestTemplate>>,
): PermissionChange[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, template]) => {
    const known = old.get(name);
    if (known === undefined || equalJson(parsePlain(known), parsePlain(template))) return [];
    const text = `The request ${name} is made differently: ${template.method} ${template.url}.`;
    return [{ subject: 'request', change: 'changed', name, text, widens: true } as const];
  });
}

/** What came out of JSON is JSON; keys that are absent may stand there as `undefined`. */
function parsePlain(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
