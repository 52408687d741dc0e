import type { z } from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';

/** A body as its schema says, or `invalid_input` with every fault. The message is made of the schema, never of the input. */
export function parseBody<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.map(String).join('.').slice(0, 200), expected: expectation(issue) })),
  );
}

/** The parameters behind the question mark as their schema says; of one that stands there twice the first counts. */
export function parseQuery<Schema extends z.ZodMiniType>(schema: Schema, query: URLSearchParams): z.infer<Schema> {
  return parseBody(schema, Object.fromEntries([...query].reverse()));
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'unrecognized_keys':
      return 'no other keys';
    default:
      return 'a valid value';
  }
}
