import type { CrmRecord, RecordSource } from '@crosswalk/model';
import { CwDataTable, defineWidgets } from '@crosswalk/widgets';
import { COLUMNS, pagedSource, recordOf } from '../rows.ts';
import type { GridPeer } from './peer.ts';

let records: readonly CrmRecord[] = [];

export const crosswalk: GridPeer = {
  prepare(rows) {
    defineWidgets({ only: ['data-table'] });
    records = rows.map(recordOf);
  },
  mount: (place) => mountTable(place, pagedSource(records.length, recordAt)),
  scroller: (place) => place.querySelector('cw-data-table')?.shadowRoot?.querySelector('.scroller') ?? null,
  text: (place) => place.querySelector('cw-data-table')?.shadowRoot?.querySelector('.body')?.textContent ?? '',
  remove: (place) => place.replaceChildren(),
};

/** Puts a data table of this source into a place. */
export function mountTable(place: HTMLElement, source: RecordSource): void {
  const table = new CwDataTable();
  table.style.blockSize = '100%';
  table.recordType = 'person';
  table.columns = COLUMNS.map(([key]) => key);
  table.selectable = true;
  table.source = source;
  place.append(table);
}

function recordAt(index: number): CrmRecord {
  const record = records[index];
  if (!record) throw new RangeError(`There is no row ${index}.`);
  return record;
}
