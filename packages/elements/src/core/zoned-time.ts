const MINUTE_MS = 60_000;

/** The wall clock of a time zone at a moment, as a date and time field wants it: `2026-03-12T09:30`, with seconds where there are any. */
export function wallClock(moment: Date, timeZone: string | undefined): string {
  const ahead = new Date(moment.getTime() + offsetMs(moment.getTime(), timeZone));
  return ahead.toISOString().replace(/(:00)?\.000Z$|Z$/, '');
}

/**
 * The moment at which a time zone's clock shows `local`, as RFC 3339 in UTC; nothing for what is no time. Of an hour that
 * comes twice the first one is meant; one that is skipped is read with the offset from before, as calendars do.
 */
export function momentOf(local: string, timeZone: string | undefined): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = asUtc - offsetMs(asUtc - 24 * 60 * MINUTE_MS, timeZone);
  const after = asUtc - offsetMs(asUtc + 24 * 60 * MINUTE_MS, timeZone);
  const fits = [before, after].find((at) => at + offsetMs(at, timeZone) === asUtc);
  return new Date(fits ?? before).toISOString().replace('.000Z', 'Z');
}

/** The time zone's short name at a moment: `CET`, `GMT+8`. */
export function zoneName(moment: Date, timeZone: string | undefined, locale: string): string {
  const parts = dateFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** How far the zone's clock is ahead of UTC. */
function offsetMs(at: number, timeZone: string | undefined): number {
  const parts = dateFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes = 0, seconds = 0] = /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(name) ?? [];
  if (!sign) return 0;
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1_000;
  return sign === '-' ? -ahead : ahead;
}

/** A zone nobody knows, out of somebody's settings, is read as the browser's own. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: undefined });
  }
}
