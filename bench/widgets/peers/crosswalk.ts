import type { CrmRecord } from '@crosswalk/model';
import { CwDataTable, defineWidgets } from '@crosswalk/widgets';
import { COLUMNS, pagedSource, recordOf } from '../rows.ts';
import type { GridPeer } from './peer.ts';

let records: readonly CrmRecord[] = [];

export const crosswalk: GridPeer = {
  prepare(rows) {
    defineWidgets({ only: ['data-table'] });
    records = rows.map(recordOf);
  },
  mount(place) {
    const table = new CwDataTable();
    table.style.blockSize = '100%';
    table.recordType = 'person';
    table.columns = COLUMNS.map(([key]) => key);
    table.selectable = true;
    table.source = pagedSource(records.length, recordAt);
    place.append(table);
  },
  scroller: (place) => place.querySelector('cw-data-table')?.shadowRoot?.querySelector('.scroller') ?? null,
  text: (place) => place.querySelector('cw-data-table')?.shadowRoot?.querySelector('.body')?.textContent ?? '',
  remove: (place) => place.replaceChildren(),
};

function recordAt(index: number): CrmRecord {
  const record = records[index];
  if (!record) throw new RangeError(`There is no row ${index}.`);
  return record;
}
