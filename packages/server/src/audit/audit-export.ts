import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { type AuditAnchor, type AuditCheck, type AuditLine, checkChain, readAnchor, readChain } from './audit-table.ts';

const Anchor = z.strictObject({ anchor: z.strictObject({ sequence: z.string(), hash: z.string() }) });
const text = z.string();
const Line = z.strictObject({
  sequence: text,
  facts: text,
  actor: z.nullable(text),
  actorSalt: z.nullable(text),
  actorDigest: text,
  subject: z.nullable(text),
  subjectSalt: z.nullable(text),
  subjectDigest: text,
  hash: text,
});

/** The audit as lines of JSON: first the anchor, then every entry with all that is needed to check it elsewhere. */
export async function* exportAudit(database: Database): AsyncGenerator<string> {
  yield `${JSON.stringify({ anchor: await readAnchor(database) })}\n`;
  for await (const line of readChain(database)) yield `${JSON.stringify(line)}\n`;
}

/** Checks an export without its database. */
export async function checkExport(input: Readable): Promise<AuditCheck> {
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  const first = await lines.next();
  const anchor: AuditAnchor = parseLine(Anchor, first.done === true ? '' : first.value, 1).anchor;
  return checkChain(anchor, parseRest(lines));
}

async function* parseRest(lines: AsyncIterator<string>): AsyncGenerator<AuditLine> {
  for (let number = 2; ; number += 1) {
    const next = await lines.next();
    if (next.done === true) return;
    yield parseLine(Line, next.value, number);
  }
}

function parseLine<Schema extends z.ZodMiniType>(schema: Schema, line: string, number: number): z.infer<Schema> {
  const parsed = schema.safeParse(readJson(line));
  if (parsed.success) return parsed.data;
  throw invalidInput([{ path: `line ${number}`, expected: 'a line of an audit export', fix: 'export it again' }]);
}

function readJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
