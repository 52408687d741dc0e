import {
  FieldDescription,
  FieldRight,
  LIMITS,
  ObjectDescription,
  rightOn,
  Rights,
  TypeName,
  z,
} from '@crosswalk/model';
import type { ApiCall } from '../http/api-call.ts';
import { jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';

const Types = z.strictObject({ types: z.array(TypeName).check(z.maxLength(1_000)) });
const SeenField = z.extend(FieldDescription, { right: z.optional(FieldRight) });
const SeenType = z.extend(ObjectDescription, { fields: z.array(SeenField).check(z.maxLength(LIMITS.fields)) });

/** What is known of the object types, and what the user may do with them. */
export const TYPE_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/types',
    summary: 'The names of the object types.',
    answers: { 200: Types },
    answer: ({ services }) => jsonResponse({ types: services.types.types }),
  },
  {
    method: 'GET',
    path: '/api/types/:type',
    summary: 'What is known of a type, with the user’s right on each field that has one of its own.',
    answers: { 200: SeenType },
    answer: describeType,
  },
  {
    method: 'GET',
    path: '/api/types/:type/rights',
    summary: 'What the user may do with records of a type.',
    answers: { 200: Rights },
    answer: tellRights,
  },
];

/** The description with the user's right on each field that has one of its own. */
function describeType(call: ApiCall): Response {
  const description = call.services.types.describe(call.parameter('type'));
  const rights = call.rights(description);
  const fields = description.fields.map((field) =>
    rights.fields?.[field.key] === undefined ? field : { ...field, right: rightOn(rights, field.key) },
  );
  return jsonResponse({ ...description, fields });
}

function tellRights(call: ApiCall): Response {
  const {
    read,
    create,
    update,
    delete: remove,
    fields,
  } = call.rights(call.services.types.describe(call.parameter('type')));
  return jsonResponse({ read, create, update, delete: remove, ...(fields && { fields }) });
}
