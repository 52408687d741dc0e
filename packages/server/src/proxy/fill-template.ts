import type { JsonValue } from '@crosswalk/model';
import {
  bodyKind,
  type CrosswalkError,
  type Fault,
  findPlaceholders,
  invalidInput,
  isTemplateHeader,
  onlyPlaceholder,
  type Placeholder,
  replacePlaceholders,
  type RequestTemplate,
  templateOrigin,
  templateSlots,
} from '@crosswalk/protocol';

/** What a placeholder is filled with. */
export type Filling = string | number | boolean;

/** A request with everything filled in. */
export interface FilledRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Parameters as a panel sends them. */
export type RequestParams = Readonly<Record<string, Filling>>;

/** Looks up a placeholder. Its values were found and checked before anything is filled in. */
type Find = (placeholder: Placeholder) => Filling;

/** The parameters of a call, every one of them needed and none too many. */
export function checkParams(template: RequestTemplate, params: RequestParams): ReadonlyMap<string, Filling> {
  const given = new Map(Object.entries(params));
  const needed = new Set(namesOf(template, 'params'));
  const faults: Fault[] = [...needed].flatMap((name) =>
    given.has(name) ? [] : [{ path: `params.${name}`, expected: 'a value', fix: 'The template needs it: send it.' }],
  );
  for (const name of given.keys())
    if (!needed.has(name))
      faults.push({ path: `params.${name.slice(0, 64)}`, expected: 'no parameter the template does not name' });
  if (faults.length > 0) throw invalidInput(faults);
  return given;
}

/** The names a template takes from one place. */
export function namesOf(template: RequestTemplate, from: Placeholder['from']): string[] {
  const found = templateSlots(template).flatMap(([, text]) => findPlaceholders(text));
  return [...new Set(found.filter((each) => each.from === from).map(({ name }) => name))];
}

/** Fills a template in. Each value is written by the rules of its place, so that it cannot change what stands around it. */
export function fillTemplate(template: RequestTemplate, find: Find): FilledRequest {
  const headers = fillHeaders(template, find);
  const request = { method: template.method, url: fillUrl(template, find), headers };
  const body = fillBody(template, find);
  if (body === undefined) return request;
  return { ...request, headers: { 'content-type': 'application/json', ...headers }, body };
}

function fillUrl(template: RequestTemplate, find: Find): URL {
  const [path = '', ...query] = template.url.split('?');
  const filledPath = replace(path, find, (value, name) => encodePathPart(value, name));
  const filledQuery = query.map((part) => replace(part, find, encodeURIComponent));
  const text = [filledPath, ...filledQuery].join('?');
  // What the address parser would take for a step up or a missing part would lead to another place than the template says.
  const steps = filledPath
    .replace(/^https:\/\/[^/]*/i, '')
    .split('/')
    .slice(1);
  if (steps.some((step) => /^(\.|%2e){1,2}$/i.test(step)))
    throw wrongValue('url', 'values that do not lead to another folder');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.origin !== templateOrigin(template))
    throw wrongValue('url', 'values that leave the host as it is');
  url.hash = '';
  return url;
}

function encodePathPart(value: string, name: string): string {
  if (value === '' || value.split(/[/\\]/).some((part) => part === '.' || part === '..'))
    throw wrongValue(`params.${name}`, 'a value that can stand in a path: not empty, without steps to another folder');
  return encodeURIComponent(value);
}

function fillHeaders({ headers = {} }: RequestTemplate, find: Find): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, template]) => {
      if (!isTemplateHeader(name)) throw wrongValue(`headers.${name.slice(0, 64)}`, 'a header a plugin may set');
      const value = replace(template, find, (text) => text).trim();
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw wrongValue(`headers.${name}`, 'one line of Latin text');
      return [name.toLowerCase(), value];
    }),
  );
}

function fillBody(template: RequestTemplate, find: Find): string | undefined {
  const { body } = template;
  if (body === undefined) return undefined;
  switch (bodyKind(template)) {
    case 'form':
      return replace(body, find, encodeURIComponent);
    case 'text':
      return replace(body, find, (text) => text);
    case 'json':
      return JSON.stringify(fillJson(parseTemplate(body), find));
    case undefined:
      throw wrongValue('body', 'a content type whose quoting is known');
  }
}

/** The manifest was checked: its body is JSON. */
function parseTemplate(body: string): JsonValue {
  return JSON.parse(body) as JsonValue;
}

/** Fills texts inside JSON; a text that is one placeholder and nothing else becomes the value itself, a number or a boolean too. */
function fillJson(value: JsonValue, find: Find): JsonValue {
  if (typeof value === 'string') return fillText(value, find);
  if (Array.isArray(value)) return value.map((each: JsonValue) => fillJson(each, find));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [replace(key, find, (text) => text), fillJson(inner, find)]),
  );
}

function fillText(text: string, find: Find): Filling {
  const only = onlyPlaceholder(text);
  return only === undefined ? replace(text, find, (value) => value) : find(only);
}

/** Puts values in place of placeholders, written by the rules of their place. */
function replace(text: string, find: Find, write: (value: string, name: string) => string): string {
  return replacePlaceholders(text, (placeholder) => write(assertWritable(find(placeholder)), placeholder.name));
}

/** Half of a surrogate pair can be written in no encoding. */
function assertWritable(value: Filling): string {
  const text = String(value);
  if (/\p{Surrogate}/u.test(text)) throw wrongValue('params', 'text without half surrogates');
  return text;
}

function wrongValue(path: string, expected: string): CrosswalkError {
  return invalidInput([{ path, expected }]);
}
