import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { defuse, delimitedText, type Delimiter } from './delimited-text.ts';

/** Reads such text as RFC 4180 has it. */
function parse(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
    const plain = quoted ? '' : (text.slice(at).split(new RegExp(`[${delimiter}\r\n]`))[0] ?? '');
    rows.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : plain);
    at += quoted ? quoted[0].length : plain.length;
    if (text[at] === delimiter) at += 1;
    else if (text.startsWith('\r\n', at)) [at] = [at + 2, rows.push([])];
    else return rows;
  }
  return rows;
}

const cell = fc.string({
  unit: fc.constantFrom('a', '1', '=', '+', '-', '@', '"', ',', '\t', '\n', '\r', ' ', '中', '＝'),
});

describe('copied text', () => {
  it('[WID-38] reads as it was, but for the apostrophe of what looks like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom<Delimiter>(',', '\t'),
        (rows, delimiter) =>
          assert.deepEqual(
            parse(delimitedText(rows, delimiter), delimiter),
            rows.map((row) => row.map(defuse)),
          ),
      ),
    );
  });

  it('[WID-38] is never the beginning of a formula', () => {
    fc.assert(
      fc.property(cell, (text) =>
        assert.ok(/^[+-]?\d/.test(defuse(text)) || !/^\s*[=+\-@＝＋－＠]/.test(defuse(text))),
      ),
    );
    for (const bad of ['=1+1', '+SUM(A1)', '-2+3', '@x', '\t=1', '\r=1', ' =1', '＝1', '+44 20 7946'])
      assert.equal(defuse(bad), `'${bad}`);
    for (const good of ['-5', '+5.50', '-1,250.00', 'a=b', '2026-01-01', '', '张三']) assert.equal(defuse(good), good);
  });
});
