import { typeOf } from './models.ts';
import { afterCalls, type SaoClient, type SaoScreen, type SaoTab } from './sao.ts';

/** What the user looks at in a tab: a stored record in its form. */
function recordOf({ screen }: SaoTab): { type: string; id: string } | undefined {
  const type = screen && typeOf(screen.model_name);
  const id = screen?.current_record?.id;
  if (type === undefined || id === undefined || id < 0) return undefined;
  return screen?.current_view?.view_type === 'form' ? { type, id: String(id) } : undefined;
}

/**
 * Puts a place for panels beside each form that shows a record of a known type, and lets it follow the record: the next
 * one, another view, a new one, a closed tab. Tabs that are not in front keep their panels, so that coming back costs nothing.
 */
export function followRecords(sao: SaoClient): void {
  const places = new WeakMap<SaoTab, HTMLElement>();
  const show = (tab: SaoTab): void => {
    const main = tab.main?.[0];
    if (!main) return;
    const record = recordOf(tab);
    const place = places.get(tab) ?? (record && createPlace(main));
    if (!place) return;
    places.set(tab, place);
    place.hidden = !record;
    main.classList.toggle('crosswalk-open', record !== undefined);
    const slot = place.querySelector('cw-slot');
    if (!record || !slot) return;
    slot.setAttribute('record-type', record.type);
    slot.setAttribute('record-id', record.id);
  };
  afterCalls<SaoTab>(sao.Tab.Form.prototype, 'record_message', show);
  afterCalls<SaoScreen>(sao.Screen.prototype, 'display', ({ tab }) => tab && show(tab));
}

function createPlace(main: HTMLElement): HTMLElement {
  const place = document.createElement('aside');
  place.className = 'crosswalk-place';
  place.setAttribute('aria-label', 'Panels');
  const slot = document.createElement('cw-slot');
  slot.setAttribute('location', 'crm.record.sidebar');
  place.append(slot);
  main.append(place);
  return place;
}

/** Shows in the client's forms what a panel wrote, unless the user has begun to change the same record. */
export function refreshForms(sao: SaoClient, model: string, id: string): void {
  for (const { screen } of sao.Tab.tabs) {
    if (screen?.model_name !== model || String(screen.current_record?.id) !== id || screen.modified()) continue;
    screen.reload([Number(id)], true);
  }
}
