import anyAscii from 'any-ascii';

/**
 * Han characters whose reading as a family name differs from their usual one, which is what a table of single
 * characters gives. Only the first character of a name is read so.
 */
const FAMILY_READINGS = new Map([
  ['单', 'shan'],
  ['單', 'shan'],
  ['曾', 'zeng'],
  ['仇', 'qiu'],
  ['区', 'ou'],
  ['區', 'ou'],
  ['查', 'zha'],
  ['解', 'xie'],
  ['朴', 'piao'],
  ['任', 'ren'],
  ['翟', 'zhai'],
  ['盖', 'ge'],
  ['乐', 'yue'],
  ['樂', 'yue'],
  ['尉', 'yu'],
]);

const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}]/gu;
const ASCII = /^[\0-\x7f]*$/;

/**
 * The words of a text in plain Latin letters and digits, so that the same name is found however it was written:
 * `张伟明`, `張偉明` and `Zhang Weiming`; `Müller`, `MUELLER` and `ｍüller`; `Щербаков` and `Shcherbakov`.
 */
export function romanise(text: string): string[] {
  const latin = ASCII.test(text) ? text : toLatin(text.normalize('NFKC'));
  return latin.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** As `romanise`, with the reading that a family name has at the beginning, and `ae`, `oe`, `ue` as umlauts. */
export function romaniseName(text: string): string[] {
  const first = Array.from(text.trimStart())[0] ?? '';
  const reading = FAMILY_READINGS.get(first);
  const words = romanise(reading === undefined ? text : `${reading} ${text.trimStart().slice(first.length)}`);
  return words.map((word) => (word.length > 3 ? word.replace(/([aou])e/g, '$1') : word));
}

/** Each Chinese or Korean character is a word of its own, because where one word ends is not written. */
function toLatin(text: string): string {
  return anyAscii(text.replace(SYLLABIC, (character) => ` ${anyAscii(character)} `)).replace(/['`’]/g, '');
}
