/**
 * Writes from the zod schemas: `src/generated/checks.ts` (what host and panel run) and `manifest.schema.json`
 * (what editors and other languages use). Run by `npm run generate`; `npm run check` fails when they are stale.
 */
import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { Manifest } from '../src/manifest.ts';
import { OPERATIONS } from '../src/operations/index.ts';
import { PANEL_REQUESTS } from '../src/requests.ts';
import { Welcome } from '../src/welcome.ts';
import type { JsonSchema } from './json-schema.ts';

/** Collects expressions; equal ones get one shared constant. */
class Expressions {
  readonly #names = new Map<string, string>();
  readonly #uses = new Map<string, number>();

  name(expression: string): string {
    if (
      /^(boolean|nothing|number|json|self)$/.test(expression) ||
      (insideOf !== undefined && expression.includes('self'))
    )
      return expression;
    const known = this.#names.get(expression) ?? `c${this.#names.size}`;
    this.#names.set(expression, known);
    this.#uses.set(known, (this.#uses.get(known) ?? 0) + 1);
    return known;
  }

  declarations(): string {
    return [...this.#names].map(([expression, name]) => `const ${name} = ${expression};`).join('\n');
  }
}

const expressions = new Expressions();
/** The recursive definition being written; its own name inside itself is `self`. */
let insideOf: JsonSchema | undefined;
const JSON_KINDS = 'array,boolean,null,number,object,string';

function emit(schema: JsonSchema, definitions: Record<string, JsonSchema>): string {
  return expressions.name(expressionOf(schema, definitions));
}

function expressionOf(schema: JsonSchema, definitions: Record<string, JsonSchema>): string {
  if (schema.$ref) return emitReference(schema.$ref, definitions);
  if (schema.const !== undefined) return `oneOf(${JSON.stringify(schema.const)})`;
  if (schema.enum) return `oneOf(${schema.enum.map((value) => JSON.stringify(value)).join(', ')})`;
  const alternatives = schema.anyOf ?? schema.oneOf ?? kindsOf(schema);
  if (alternatives) return `anyOf(${alternatives.map((each) => emit(each, definitions)).join(', ')})`;
  switch (schema.type) {
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'nothing';
    case 'number':
      return 'number';
    case 'integer':
      return `integer(${schema.minimum ?? Number.MIN_SAFE_INTEGER}, ${schema.maximum ?? Number.MAX_SAFE_INTEGER})`;
    case 'string':
      return emitString(schema);
    case 'array':
      return `list(${emit(schema.items ?? {}, definitions)}, ${schema.minItems ?? 0}, ${schema.maxItems ?? 'Infinity'})`;
    case 'object':
      return emitObject(schema, definitions);
    default:
      throw new Error(`The generator does not know ${JSON.stringify(schema).slice(0, 200)}`);
  }
}

/** zod writes a union of bare types as a list of type names. */
function kindsOf(schema: JsonSchema): JsonSchema[] | undefined {
  return Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : undefined;
}

function emitString(schema: JsonSchema): string {
  const pattern = schema.pattern ?? schema.allOf?.find((each) => each.pattern)?.pattern;
  const bounds = `${schema.minLength ?? 0}, ${schema.maxLength ?? 'Infinity'}`;
  return pattern ? `string(${bounds}, /${new RegExp(pattern).source}/)` : `string(${bounds})`;
}

function emitObject(schema: JsonSchema, definitions: Record<string, JsonSchema>): string {
  if (!schema.properties && typeof schema.additionalProperties === 'object') {
    return `record(${emit(schema.propertyNames ?? {}, definitions)}, ${emit(schema.additionalProperties, definitions)})`;
  }
  const required = new Set(schema.required ?? []);
  const part = (wanted: boolean) =>
    Object.entries(schema.properties ?? {})
      .filter(([key]) => required.has(key) === wanted)
      .map(([key, each]) => `${JSON.stringify(key)}: ${emit(each, definitions)}`)
      .join(', ');
  const optional = part(false);
  return optional ? `object({ ${part(true)} }, { ${optional} })` : `object({ ${part(true)} })`;
}

function emitReference(reference: string, definitions: Record<string, JsonSchema>): string {
  const target = definitions[reference.replace('#/$defs/', '')];
  if (!target) throw new Error(`Unknown reference ${reference}`);
  if (isJson(target)) return 'json';
  if (target === insideOf) return 'self';
  const outer = insideOf;
  insideOf = target;
  const body = expressionOf(target, definitions);
  insideOf = outer;
  return `recursive((self) => ${body})`;
}

function isJson(schema: JsonSchema): boolean {
  const kinds = schema.anyOf?.flatMap((each) => each.type ?? '').sort();
  return kinds?.join(',') === JSON_KINDS;
}

function parseSchema(text: string): JsonSchema {
  return JSON.parse(text) as JsonSchema;
}

function check(schema: z.core.$ZodType): string {
  const document = parseSchema(JSON.stringify(z.toJSONSchema(schema)));
  const definitions = document.$defs ?? {};
  return isJson(document) ? 'json' : emit(document, definitions);
}

function entries(
  table: Record<string, { arguments: z.core.$ZodType; result: z.core.$ZodType }>,
  extra: (name: string) => string,
): string {
  return Object.entries(table)
    .map(
      ([name, each]) =>
        `  ['${name}', { ${extra(name)}arguments: ${check(each.arguments)}, result: ${check(each.result)} }],`,
    )
    .join('\n');
}

function operationExtras(name: string): string {
  const found = Object.entries(OPERATIONS).find(([key]) => key === name);
  if (!found) throw new Error(`Unknown operation ${name}`);
  const each: { scope: string | null; over?: string; kind?: string; interactive?: boolean } = found[1];
  const scope = each.scope === null ? 'null' : `'${each.scope}'`;
  return `scope: ${scope}, ${each.over ? `over: '${each.over}', ` : ''}${each.kind === 'stream' ? 'stream: true, ' : ''}${each.interactive ? 'interactive: true, ' : ''}`;
}

const operations = entries(OPERATIONS, operationExtras);
const requests = entries(PANEL_REQUESTS, () => '');
const manifest = check(Manifest);
const welcome = check(Welcome);

const source = `// Written by scripts/generate-checks.ts from the zod schemas. Do not edit.
/* eslint-disable */
import { anyOf, boolean, type Check, integer, json, list, nothing, number, object, oneOf, record, recursive, string } from '../check.ts';

/** An operation as the host runs it: its scope template and the checks of what comes in and goes out. */
export interface CheckedOperation {
  readonly scope: string | null;
  readonly over?: string;
  readonly stream?: boolean;
  readonly interactive?: boolean;
  readonly arguments: Check;
  readonly result: Check;
}

${expressions.declarations()}

/** The operations table at run time, keyed by name. */
export const CHECKED_OPERATIONS: ReadonlyMap<string, CheckedOperation> = /* @__PURE__ */ new Map<string, CheckedOperation>([
${operations}
]);

/** Host → panel requests at run time. */
export const CHECKED_REQUESTS: ReadonlyMap<string, { readonly arguments: Check; readonly result: Check }> = /* @__PURE__ */ new Map([
${requests}
]);

/** Whether a value is a manifest, as far as a schema can say. \`parseManifest\` explains every fault. */
export const checkManifest: Check = ${manifest};

/** Whether a value is a host's welcome. */
export const checkWelcome: Check = ${welcome};
`;

const pure = source.replace(/^const (c\d+) = (?=[a-zA-Z]+\()/gm, 'const $1 = /* @__PURE__ */ ');
await writeFile(new URL('../src/generated/checks.ts', import.meta.url), pure);

const document = z.toJSONSchema(Manifest, { target: 'draft-7' });
const schema = { ...document, title: 'Crosswalk plugin manifest (crosswalk.json)' };
await writeFile(new URL('../manifest.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
