import { createHttpSource } from '@crosswalk/connectors/crosswalk';
import { z } from '@crosswalk/model';
import { CrosswalkError, fromWireError, invalidInput, type WireError } from '@crosswalk/protocol';
import type { MessageHandler, RequestHandler } from '@crosswalk/server';

/** What another system tells about a person: it becomes a line of their activity. */
const Message = z.object({
  email: z.email(),
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  text: z.optional(z.string().check(z.maxLength(10_000))),
});

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['email', 'the e-mail address of a person'],
  ['title', 'a text of 1 to 200 characters'],
  ['text', 'a text of at most 10,000 characters'],
]);

/**
 * Does what signed messages of other systems ask for: `{ email, title, text? }` is written down with the person of that
 * address. A message about nobody known waits among the failed jobs until somebody replays it.
 */
export function writeDownMessages(api: RequestHandler, crm: string): MessageHandler {
  return async ({ body, receivedAt }, run) => {
    const { email, title, text } = parseMessage(body);
    await run.step('write-down', { email, title }, async ({ idempotencyKey }) => {
      const source = createHttpSource({
        baseUrl: crm,
        fetch: (address, init) => api(new Request(address, init)),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      const filter = { field: 'email', op: 'eq', value: email } as const;
      const { records } = await source.list('person', { filter, fields: ['name'], limit: 1 });
      const [person] = records;
      if (!person) throw new CrosswalkError('not_found', 'No person has the address this message is about.');
      // The key keeps a message that is tried again from being written down twice, also by a process that died in between.
      const at = receivedAt.toISOString();
      const fields = { title, kind: 'note', body: text ?? '', at, person: { type: 'person', id: person.id } };
      return { event: await create(api, crm, { fields, idempotencyKey }) };
    });
  };
}

async function create(
  api: RequestHandler,
  crm: string,
  { fields, idempotencyKey }: { fields: object; idempotencyKey: string },
): Promise<string> {
  const answer = await api(
    new Request(`${crm}/api/records/event`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ fields }),
    }),
  );
  const body: unknown = await answer.json();
  if (!answer.ok) throw fromWireError(parseRefusal(body));
  const { id } = parseCreated(body);
  return id;
}

function parseMessage(body: string): z.infer<typeof Message> {
  const result = Message.safeParse(parseJson(body));
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.map(({ path }) => expectedAt(String(path[0]))));
}

function expectedAt(path: string): { path: string; expected: string } {
  return { path, expected: EXPECTED.get(path) ?? '{ email, title, text? }' };
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw invalidInput([{ path: '', expected: 'JSON' }]);
  }
}

function parseCreated(answer: unknown): { id: string } {
  return answer as { id: string };
}

function parseRefusal(answer: unknown): WireError {
  return (answer as { error: WireError }).error;
}
