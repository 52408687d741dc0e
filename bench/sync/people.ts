/** Made-up people and the slips that copying them brings, the same at every run. */
import type { RecordFields } from '@crosswalk/model';

const SYLLABLES =
  'ka lo mi ren sta vel dor an beth chi fer gus hol jon kip lam nor pry quin ros tal und wex yar zim'.split(' ');
const STATES = ['nsw', 'vic', 'qld', 'wa', 'sa', 'tas', 'act'];

type Random = () => number;

/** A list of people, and the same people in another order with about two slips each. */
export function makePeople(count: number): { left: RecordFields[]; right: RecordFields[] } {
  const random = randomFrom(20_260_101);
  const left = Array.from({ length: count }, () => makePerson(random));
  const right = left.map((person) => misspell(misspell(person, random), random));
  return { left, right: right.reverse() };
}

function makePerson(random: Random): RecordFields {
  const word = (syllables: number) => Array.from({ length: syllables }, () => pick(SYLLABLES, random)).join('');
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return {
    given_name: word(2),
    surname: word(3),
    date_of_birth: `19${digits(2)}${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
    soc_sec_id: digits(7),
    street_number: String(1 + Math.floor(random() * 200)),
    address_1: `${word(3)} street`,
    address_2: word(2),
    suburb: word(3),
    postcode: `2${digits(3)}`,
    state: pick(STATES, random),
  };
}

/** One field emptied, or one character of it wrong, missing or exchanged with the next. */
function misspell(person: RecordFields, random: Random): RecordFields {
  const key = pick(Object.keys(person), random);
  const value = person[key];
  const text = typeof value === 'string' ? value : '';
  const at = Math.floor(random() * text.length);
  const slips = [
    '',
    text.slice(0, at) + text.slice(at + 1),
    `${text.slice(0, at)}x${text.slice(at + 1)}`,
    text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  ];
  return { ...person, [key]: pick(slips, random) };
}

function pick<One>(list: readonly One[], random: Random): One {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('An empty list has nothing to pick.');
  return one;
}

/** Mulberry32: small, and good enough to make people up. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
