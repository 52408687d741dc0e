/** What runs in the page of the bench: every grid is put in, drawn, scrolled and taken out by the same code. */
import { agGrid } from './peers/ag-grid.ts';
import { crosswalk, mountTable } from './peers/crosswalk.ts';
import type { GridPeer } from './peers/peer.ts';
import { vaadinGrid } from './peers/vaadin-grid.ts';
import { pagedSource, plainRow, recordOf } from './rows.ts';

const PEERS: ReadonlyMap<string, GridPeer> = new Map([
  ['crosswalk', crosswalk],
  ['ag-grid', agGrid],
  ['vaadin-grid', vaadinGrid],
]);
/** Frames a grid may take until its rows are there. */
const MOST_FRAMES = 600;

/** Places a list is looked at while its memory is watched. */
const WANDER_STEPS = 60;

/** What the runner calls. */
export interface WidgetBench {
  prepare(count: number): void;
  /** Milliseconds from putting the grid in until its first rows were painted. */
  firstPaint(peer: string): Promise<number>;
  /** Milliseconds of script in each frame while the list scrolls; and whether rows were there at the end. */
  scroll(peer: string, frames: number, pixels: number): Promise<{ script: number[]; isFilled: boolean }>;
  remove(peer: string): void;
  /** Shows a table of so many rows, made as they are asked for, and scrolls through all of it. */
  wander(count: number): Promise<void>;
}

const place = document.createElement('div');
place.style.cssText = 'inline-size: 1200px; block-size: 800px';
document.body.append(place);

const bench: WidgetBench = {
  prepare(count) {
    const rows = Array.from({ length: count }, (_, index) => plainRow(index));
    for (const peer of PEERS.values()) peer.prepare(rows);
  },
  async firstPaint(name) {
    const peer = peerOf(name);
    await painted();
    const start = performance.now();
    peer.mount(place);
    for (let frames = 0; !peer.text(place).includes('person.9@'); frames += 1) {
      if (frames > MOST_FRAMES) throw new Error(`${name} shows no rows.`);
      await nextFrame();
    }
    await painted();
    return performance.now() - start;
  },
  async scroll(name, frames, pixels) {
    const peer = peerOf(name);
    const scroller = peer.scroller(place);
    if (!scroller) throw new Error(`${name} has nothing that scrolls.`);
    const script: number[] = [];
    let began = 0;
    const begin = () => (began = performance.now());
    scroller.addEventListener('scroll', begin, { capture: true });
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollTop += pixels;
      began = 0;
      await nextFrame();
      if (began > 0) script.push(performance.now() - began);
    }
    scroller.removeEventListener('scroll', begin, { capture: true });
    await painted();
    await new Promise((done) => setTimeout(done, 200));
    return { script, isFilled: peer.text(place).includes('@example.com') };
  },
  remove(name) {
    peerOf(name).remove(place);
  },
  async wander(count) {
    mountTable(
      place,
      pagedSource(count, (index) => recordOf(plainRow(index))),
    );
    while (crosswalk.text(place) === '') await nextFrame();
    const scroller = crosswalk.scroller(place);
    for (let step = 1; scroller && step <= WANDER_STEPS; step += 1) {
      scroller.scrollTop = (scroller.scrollHeight / WANDER_STEPS) * step;
      for (let frames = 0; frames < 6; frames += 1) await nextFrame();
    }
  },
};

function peerOf(name: string): GridPeer {
  const peer = PEERS.get(name);
  if (!peer) throw new Error(`There is no grid "${name}".`);
  return peer;
}

const nextFrame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));

/** Resolves after the next frame was painted: a message posted in a frame arrives when it is out. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  });
}

Object.assign(window, { widgetBench: bench });
