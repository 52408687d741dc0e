/** Most points of a line: more than there are pixels say nothing. */
const MOST_POINTS = 400;

/** The line through values as SVG paths on a field of 100 by 100, and the area below it. Missing values are gaps. */
export function drawLine(values: readonly (number | undefined)[]): { line: string; area: string } {
  const points = thinned(values);
  const known = points.filter((value) => value !== undefined);
  if (known.length === 0) return { line: '', area: '' };
  const low = known.reduce((least, value) => Math.min(least, value));
  // Halved before they are taken from each other: the two largest numbers lie further apart than any number is large.
  const half = known.reduce((most, value) => Math.max(most, value)) / 2 - low / 2;
  const x = (place: number) => (points.length === 1 ? 50 : (place / (points.length - 1)) * 100);
  const y = (value: number) => (half === 0 ? 50 : 95 - ((value / 2 - low / 2) / half) * 90);
  const runs = runsOf(points);
  const spot = (place: number) => `${round(x(place))} ${round(y(points[place] ?? low))}`;
  const path = (places: readonly number[]) => `M${places.map(spot).join('L')}`;
  return {
    // A point by itself is drawn as a line of no length, which a round end makes a dot.
    line: runs.map((run) => (run.length === 1 ? `${path(run)}h0` : path(run))).join(''),
    area: runs
      .filter((run) => run.length > 1)
      .map((run) => `${path(run)}L${round(x(run.at(-1) ?? 0))} 100L${round(x(run[0] ?? 0))} 100Z`)
      .join(''),
  };
}

function runsOf(points: readonly (number | undefined)[]): number[][] {
  const runs: number[][] = [];
  points.forEach((value, place) => {
    const last = runs.at(-1);
    if (value === undefined) return;
    if (last?.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  });
  return runs;
}

function thinned(values: readonly (number | undefined)[]): readonly (number | undefined)[] {
  if (values.length <= MOST_POINTS) return values;
  const step = (values.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, place) => values[Math.round(place * step)]);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
