/** How cells are parted: commas in files, tabs on the clipboard, where spreadsheets look for cells. */
export type Delimiter = ',' | '\t';

/** What a spreadsheet takes for the beginning of a formula, also in full width. */
const FORMULA_START = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** Numbers may have a sign without being a formula. */
const NUMBER = /^[+-]?\d+([.,]\d+)*$/;

/**
 * Rows of cells as text for a spreadsheet. No cell is ever run: what looks like a formula gets an apostrophe in front,
 * which spreadsheets take as "text" (OWASP, CSV injection). Quoting as in RFC 4180.
 */
export function delimitedText(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  return rows.map((row) => row.map((cell) => writeCell(cell, delimiter)).join(delimiter)).join('\r\n');
}

function writeCell(text: string, delimiter: Delimiter): string {
  const safe = defuse(text.replace(/\0/g, ''));
  return safe.includes(delimiter) || /["\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replace(/"/g, '""')}"`
    : safe;
}

/** The same text, never taken for a formula. */
export function defuse(text: string): string {
  const isHarmless = NUMBER.test(text) || (!FORMULA_START.test(text) && !/^[\t\r\n]/.test(text));
  return isHarmless ? text : `'${text}`;
}
