/** Puts every widget in and takes it out again, over and over, and counts what stays behind. */
import type { ElementClass } from '@crosswalk/elements';
import { createMemorySource, makeRecords } from '@crosswalk/testing';
import { defineWidgets, WIDGETS } from '@crosswalk/widgets';
import { plainRow, recordOf, PERSON } from './rows.ts';

/** What the runner calls. */
export interface LeakBench {
  names(): readonly string[];
  /** Puts a widget in and takes it out, so many times. */
  mount(name: string, times: number): Promise<void>;
  /** Timers that were started and neither ran out nor were stopped. */
  timers(): number;
}

/** Widgets in the page at once; each round waits until its widgets have their data. */
const AT_ONCE = 100;

const waiting = new Set<number>();
const { setTimeout: start, clearTimeout: stop } = window;
Object.assign(window, {
  setTimeout: (act: () => void, ms?: number, ...values: unknown[]) => {
    const id = start(
      (...given: []) => {
        waiting.delete(id);
        act(...given);
      },
      ms,
      ...values,
    );
    waiting.add(id);
    return id;
  },
  clearTimeout: (id?: number) => {
    if (id !== undefined) waiting.delete(id);
    stop(id);
  },
});

defineWidgets();
const source = createMemorySource({
  descriptions: [PERSON],
  records: makeRecords('person', 30, (number) => recordOf(plainRow(number)).fields),
});

const bench: LeakBench = {
  names: () => WIDGETS.map(({ elementName }) => elementName),
  async mount(name, times) {
    const widget = WIDGETS.find(({ elementName }) => elementName === name);
    for (let done = 0; widget && done < times; done += AT_ONCE) await mountSome(widget);
  },
  timers: () => waiting.size,
};

async function mountSome(widget: ElementClass): Promise<void> {
  const place = document.createElement('div');
  document.body.append(place);
  for (let count = 0; count < AT_ONCE; count += 1)
    place.append(Object.assign(new widget(), { source, recordType: 'person', recordId: 'person-1', selectable: true }));
  for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done));
  place.remove();
}

Object.assign(window, { widgetBench: bench });
