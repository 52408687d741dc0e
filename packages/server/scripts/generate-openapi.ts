/**
 * Writes `openapi.json` from the routes and their schemas. Run by `npm run generate`; `npm run check` fails when it is
 * stale.
 */
import { writeFile } from 'node:fs/promises';
import {
  CrmRecord,
  Filter,
  ListQuery,
  ObjectDescription,
  RecordChange,
  RecordPage,
  Rights,
  RunDetail,
  RunStep,
  RunSummary,
} from '@crosswalk/model';
import { Manifest, WireError } from '@crosswalk/protocol';
import * as z from 'zod';
import type { ApiCall } from '../src/http/api-call.ts';
import type { Route } from '../src/http/router.ts';
import { ROUTES } from '../src/routes/routes.ts';

type JsonSchema = Record<string, unknown>;

/** Shapes with a name of their own; wherever they stand in others, a reference stands there. */
const NAMED = {
  CrmRecord,
  Filter,
  ListQuery,
  Manifest,
  ObjectDescription,
  RecordChange,
  RecordPage,
  Rights,
  RunDetail,
  RunStep,
  RunSummary,
  WireError,
};

const PLUGIN_HEADER = {
  name: 'crosswalk-plugin',
  in: 'header',
  required: false,
  description: 'The plugin in whose name this is asked: it narrows the user’s rights to what was granted.',
  schema: { type: 'string' },
};

const FAILURE = {
  description: 'A failure: a code, a message that says how to mend it, and details by code.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { error: { $ref: '#/components/schemas/WireError' } },
        required: ['error'],
      },
    },
  },
};

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });

/** A name for each schema of a route that has none, so that all of them are written in one go. */
const names = new Map<z.core.$ZodType, string>(Object.entries(NAMED).map(([id, schema]) => [schema, id]));
for (const route of ROUTES) {
  for (const [role, schema] of schemasOf(route)) {
    if (names.has(schema)) continue;
    names.set(schema, `${operationId(route)}_${role}`);
    registry.add(schema, { id: `${operationId(route)}_${role}` });
  }
}

const { schemas } = z.toJSONSchema(registry, {
  target: 'draft-2020-12',
  unrepresentable: 'any',
  io: 'input',
  uri: (id) => `#/components/schemas/${id}`,
});
const components = Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeads(id, schema)]));

const paths: Record<string, Record<string, unknown>> = {};
for (const route of ROUTES) {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  (paths[path] ??= {})[route.method.toLowerCase()] = describe(route);
}

const document = {
  openapi: '3.1.0',
  info: {
    title: 'Crosswalk server',
    version: '0.1.0',
    description: 'Records, plugins, grants, audit and jobs. Failures are `{ error }` with a code of a closed list.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths,
  components: { schemas: components },
};
await writeFile(new URL('../openapi.json', import.meta.url), `${JSON.stringify(document, null, 2)}\n`);

function describe(route: Route<ApiCall>): object {
  const { summary, access = 'user', forPlugins = false } = route;
  return {
    operationId: operationId(route),
    summary,
    'x-access': access,
    parameters: [...pathParameters(route), ...queryParameters(route), ...(forPlugins ? [PLUGIN_HEADER] : [])],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: refer(route.body) } } },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      default: FAILURE,
    },
  };
}

function describeAnswer(answer: Route<ApiCall>['answers'][number]): object {
  if (answer === null) return { description: 'Done; there is nothing to tell.' };
  if (!isSchema(answer))
    return { description: answer.description, content: { [answer.mediaType]: { schema: { type: 'string' } } } };
  return { description: 'What was asked for.', content: { 'application/json': { schema: refer(answer) } } };
}

function pathParameters({ path }: Route<ApiCall>): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route<ApiCall>): object[] {
  if (query === undefined) return [];
  const schema = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function schemasOf({ body, answers }: Route<ApiCall>): [string, z.core.$ZodType][] {
  const found = Object.entries(answers).flatMap(([status, answer]): [string, z.core.$ZodType][] =>
    answer !== null && isSchema(answer) ? [[status, answer]] : [],
  );
  return body === undefined ? found : [['body', body], ...found];
}

function refer(schema: z.core.$ZodType): JsonSchema {
  return { $ref: `#/components/schemas/${names.get(schema) ?? ''}` };
}

/** `patch_records_type_id` of `PATCH /api/records/:type/:id`. */
function operationId({ method, path }: Route<ApiCall>): string {
  return [method.toLowerCase(), ...path.replace('/api', '').split('/')]
    .filter((part) => part !== '')
    .join('_')
    .replaceAll(/[^\w]/g, '');
}

function isSchema(answer: object): answer is z.core.$ZodType {
  return '_zod' in answer;
}

/** What only a schema that stands alone needs. References to what a schema defines inside itself must name the place in the document. */
function withoutHeads(id: string, schema: JsonSchema): JsonSchema {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  const text = JSON.stringify(rest)
    .replaceAll('"#/$defs/', `"#/components/schemas/${id}/$defs/`)
    .replaceAll('/__shared#/$defs/', '/__shared/$defs/');
  return parseSchema(text);
}

function parseSchema(text: string): JsonSchema {
  return JSON.parse(text) as JsonSchema;
}
