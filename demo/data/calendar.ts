import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** Days and moments around the day the demo is made for, so that it looks alive whenever it is started. */
export class Calendar {
  readonly #today: number;

  constructor(today: Date) {
    this.#today = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  }

  /** The day so many days from today, `YYYY-MM-DD`. */
  day(offset: number): string {
    return new Date(this.#today + offset * DAY_MS).toISOString().slice(0, 10);
  }

  /** A moment within working hours of a day, or of the working day before it. */
  moment(random: Random, offset: number): string {
    const day = new Date(this.#today + offset * DAY_MS);
    const weekend = (day.getUTCDay() + 1) % 7;
    if (weekend < 2) day.setUTCDate(day.getUTCDate() - 1 - weekend);
    day.setUTCHours(random.between(7, 16), random.between(0, 59), random.between(0, 59));
    return day.toISOString();
  }
}
