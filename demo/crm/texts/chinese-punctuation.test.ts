import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where texts that users read are kept; records of the demo are data, not texts. */
const FOLDERS = ['packages', 'demo/crm', 'demo/plugins'];
const BUILT = /(^|\/)(node_modules|dist)\//;
const HALF_WIDTH = /\p{Script=Han}\s?[,:;?!()]|[,:;?!()]\s?\p{Script=Han}/u;

describe('Chinese texts', () => {
  it('[DEMO-14] have no half-width punctuation beside a Chinese character', async () => {
    const files = (await Promise.all(FOLDERS.map(textFiles))).flat();
    const lines = (await Promise.all(files.map(faultyLines))).flat();
    assert.ok(files.some((file) => file.endsWith('crm/texts/chinese.ts')));
    assert.deepEqual(lines, []);
  });
});

async function textFiles(folder: string): Promise<string[]> {
  const files = await readdir(`${ROOT}${folder}`, { recursive: true });
  return files
    .filter((file) => /\.(ts|js|json)$/.test(file) && !/\.test\.ts$/.test(file) && !BUILT.test(file))
    .map((file) => `${folder}/${file}`);
}

async function faultyLines(file: string): Promise<string[]> {
  const lines = (await readFile(`${ROOT}${file}`, 'utf8')).split('\n');
  return lines.flatMap((line, place) => (HALF_WIDTH.test(line) ? [`${file}:${place + 1} ${line.trim()}`] : []));
}
