import { AllCommunityModule, createGrid, type GridApi, ModuleRegistry } from 'ag-grid-community';
import { COLUMNS, type PlainRow } from '../rows.ts';
import type { GridPeer } from './peer.ts';

let rows: PlainRow[] = [];
let grid: GridApi<PlainRow> | undefined;

export const agGrid: GridPeer = {
  prepare(given) {
    ModuleRegistry.registerModules([AllCommunityModule]);
    rows = [...given];
  },
  mount(place) {
    grid = createGrid<PlainRow>(place, {
      rowData: rows,
      columnDefs: COLUMNS.map(([field, headerName]) => ({ field, headerName, filter: true })),
      rowSelection: { mode: 'multiRow' },
      getRowId: ({ data }) => data.id,
    });
  },
  scroller: (place) => place.querySelector('.ag-grid-viewport'),
  text: (place) => place.querySelector('.ag-grid-viewport')?.textContent ?? '',
  remove(place) {
    grid?.destroy();
    place.replaceChildren();
  },
};
