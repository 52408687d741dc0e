import type { RecordChange, WatchQuery } from '@crosswalk/model';
import { type ArgumentsOf, cutRecord } from '@crosswalk/protocol';
import type { PermittedCall } from '../operations/handler.ts';
import type { TypeAccess } from '../permission/type-access.ts';

/** Records whose last shown state is remembered, for sources that cannot say which fields changed. */
const REMEMBERED = 500;

/**
 * Changes of records as the plugin may know them. A change of hidden fields only is no change: nothing is sent, and the
 * numbering shows no gap.
 */
export async function* watchRecords(
  { panel, permit, call }: PermittedCall,
  input: ArgumentsOf<'records.watch'>,
): AsyncGenerator<RecordChange, void> {
  const query: WatchQuery = {
    type: input.type,
    ...(input.id === undefined ? {} : { id: input.id }),
    ...(input.filter === undefined ? {} : { filter: input.filter }),
  };
  const access = permit.access(input.type);
  const visible = new VisibleChanges(access);
  for await (const change of panel.host.source.watch(query, { signal: call.signal })) {
    const shown = visible.show(change);
    if (shown) yield shown;
  }
}

/** Cuts changes to what one plugin may see. */
export class VisibleChanges {
  readonly access: TypeAccess;
  readonly #last = new Map<string, string>();
  #sequence = 0;

  constructor(access: TypeAccess) {
    this.access = access;
  }

  /** The change as the plugin may know it, or `undefined` when there is nothing it may know. */
  show(change: RecordChange): RecordChange | undefined {
    const { kind, type, id, at, changedFields, record } = change;
    const fields = changedFields?.filter((key) => this.access.allowsField('read', key));
    const cut = record && cutRecord(record, this.access.readable);
    if (kind === 'updated' && !this.#isVisible(id, fields, cut)) return undefined;
    this.#sequence += 1;
    return {
      sequence: String(this.#sequence),
      kind,
      type,
      id,
      ...(fields === undefined ? {} : { changedFields: fields }),
      ...(cut === undefined ? {} : { record: cut }),
      at,
    };
  }

  #isVisible(id: string, changedFields: readonly string[] | undefined, record: RecordChange['record']): boolean {
    if (changedFields !== undefined) return changedFields.length > 0;
    if (record === undefined) return true;
    const state = JSON.stringify([record.fields, record.refs, record.labels, record.deleted]);
    const isSame = this.#last.get(id) === state;
    this.#last.delete(id);
    this.#last.set(id, state);
    for (const oldest of this.#last.keys()) {
      if (this.#last.size <= REMEMBERED) break;
      this.#last.delete(oldest);
    }
    return !isSame;
  }
}
