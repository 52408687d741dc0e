import '@vaadin/grid';
import '@vaadin/grid/vaadin-grid-selection-column.js';
import '@vaadin/grid/vaadin-grid-sort-column.js';
import { COLUMNS, type PlainRow } from '../rows.ts';
import type { GridPeer } from './peer.ts';

let rows: PlainRow[] = [];

export const vaadinGrid: GridPeer = {
  prepare(given) {
    rows = [...given];
  },
  mount(place) {
    const grid = document.createElement('vaadin-grid');
    grid.style.blockSize = '100%';
    const columns = COLUMNS.map(([path, header]) =>
      Object.assign(document.createElement('vaadin-grid-sort-column'), { path, header }),
    );
    grid.append(document.createElement('vaadin-grid-selection-column'), ...columns);
    grid.items = rows;
    place.append(grid);
  },
  scroller: (place) => place.querySelector('vaadin-grid')?.shadowRoot?.querySelector('#table') ?? null,
  text: (place) => place.querySelector('vaadin-grid')?.textContent ?? '',
  remove: (place) => place.replaceChildren(),
};
