/**
 * Spellings of values, shared by the schemas and by the checks that run where zod is too heavy.
 * Each is anchored and has no nested repetition, so that hostile text cannot slow it down.
 */
export const FIELD_PATTERNS = {
  decimal: /^-?(0|[1-9]\d*)(\.\d+)?$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  datetime: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?Z$/,
  duration: /^-?P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
  currency: /^[A-Z]{3}$/,
  email: /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)+$/,
  phone: /^[+\d][\d\s().\-/#*x]*$/,
  url: /^https?:\/\/[^\s<>"]+$/,
  typeName: /^[a-z][A-Za-z0-9_]*$/,
  fieldKey: /^[A-Za-z][A-Za-z0-9_]*$/,
} as const;

/** Most characters each kind of value may have, where `LIMITS` does not say it. */
export const FIELD_LENGTHS = {
  text: 10_000,
  decimal: 40,
  duration: 40,
  email: 320,
  phone: 60,
  url: 2_000,
  fullName: 400,
  name: 64,
} as const;

/** Whether the date that a text spelled `YYYY-MM-DD…` begins with exists in the Gregorian calendar. */
export function isCalendarDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= days;
}
