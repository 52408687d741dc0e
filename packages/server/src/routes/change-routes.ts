import { visibleChange, z } from '@crosswalk/model';
import { assertAllowed, CrosswalkError, invalidInput } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import type { Route } from '../http/router.ts';
import { type ChangeRow, readChangeRange } from '../records/change-table.ts';
import { showChangeRow } from '../records/shown-change.ts';
import { mayMeet } from '../records/viewer.ts';
import { eventStream, type StreamEvent } from '../http/event-stream.ts';

const ChangesQuery = z.strictObject({
  type: z.optional(z.string()),
  id: z.optional(z.string()),
  after: z.optional(z.string()),
});

/** Live changes as server-sent events. */
export const CHANGE_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/changes',
    forPlugins: true,
    summary:
      'Changes as they happen; resumes after Last-Event-ID. `type`, which may be repeated, and `id` narrow them.',
    query: ChangesQuery,
    answers: {
      200: {
        mediaType: 'text/event-stream',
        description:
          'First `ready` with `{ end }`, then each change as RecordChange, its sequence as the id of the event.',
      },
    },
    answer: streamChanges,
  },
];

/**
 * Changes from now on, or after `Last-Event-ID` (or `?after=`). `?type=`, which may be
 * repeated, and `?id=` narrow them. The first event is `ready`: its id is where the stream begins, `end` the newest change.
 */
async function streamChanges(call: ApiCall): Promise<Response> {
  const { feed, streams, heartbeatMs, closing } = call.services;
  assertNarrowing(call);
  const start = await startOf(call);
  const release = streams.take(call.user.id);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, closing, call.request.signal]);
  const forget = endWithGrant(call, stop);
  let position = start;
  const next = async (): Promise<StreamEvent[]> => {
    const rows = await feed.next(position, signal);
    position = Number(rows.at(-1)?.sequence ?? position);
    return rows.flatMap((row) => showChange(call, row));
  };
  const first: StreamEvent = { id: String(start), event: 'ready', data: { end: String(feed.end) } };
  return eventStream({
    first,
    next,
    signal,
    heartbeatMs,
    onEnd: () => {
      stop.abort();
      forget();
      release();
    },
  });
}

/** Ends a plugin's stream when what it may do changes: with what was allowed when it began, nothing more is sent. */
function endWithGrant({ acting, services, user }: ApiCall, stop: AbortController): () => void {
  if (acting === undefined) return () => undefined;
  return services.pluginFeed.subscribe(({ plugin, userId }) => {
    if (plugin === acting.plugin.id && (userId === '' || userId === user.id)) stop.abort();
  });
}

async function startOf({ request, query, services }: ApiCall): Promise<number> {
  const after = request.headers.get('last-event-id') ?? query.get('after');
  if (after === null) return services.feed.end;
  if (!/^\d{1,15}$/.test(after)) throw invalidInput([{ path: 'after', expected: 'the sequence of a change' }]);
  const { first } = await readChangeRange(services.database);
  if (Number(after) + 1 < first)
    throw new CrosswalkError(
      'conflict',
      'These changes are no longer kept. Load the records again and watch from now on.',
    );
  return Number(after);
}

function assertNarrowing(call: ApiCall): void {
  const { query, services } = call;
  for (const type of query.getAll('type')) assertAllowed(type, call.rights(services.types.describe(type)), 'read');
}

/** A change as this user may see it; nothing when they may not, or did not ask for it. */
function showChange(call: ApiCall, row: ChangeRow): StreamEvent[] {
  const { query, services } = call;
  const asked = query.getAll('type');
  const isAskedFor = (asked.length === 0 || asked.includes(row.type)) && (query.get('id') ?? row.id) === row.id;
  if (!isAskedFor || !services.types.types.includes(row.type)) return [];
  const description = services.types.describe(row.type);
  const rights = call.rights(description);
  if (!mayMeet(description, rights, row.fields)) return [];
  const change = visibleChange(description, rights, showChangeRow(row));
  return change === undefined ? [] : [{ id: row.sequence, data: change }];
}
