/** One figure of a bench: what it is, what came out, and what it must reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bound and whether the figure must be at most or at least it; absent for figures that are only shown. */
  readonly target?: { readonly at: 'most' | 'least'; readonly bound: number };
}

export interface Report {
  readonly bench: string;
  readonly at: string;
  readonly machine: { readonly cores: number; readonly loadBefore: number };
  readonly figures: readonly Figure[];
  /** Every peer's own figures, for whoever wants to look closer. */
  readonly peers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Whether a figure reaches its target; figures without one always do. */
export function reaches({ value, target }: Figure): boolean {
  if (!target) return true;
  return target.at === 'most' ? value <= target.bound : value >= target.bound;
}

/** The figures as a table for people. */
export function formatFigures(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  return figures.map((figure) => `${mark(figure)} ${figure.name.padEnd(width)}  ${formatValue(figure)}`).join('\n');
}

function mark(figure: Figure): string {
  if (!figure.target) return ' ';
  return reaches(figure) ? '✓' : '✗';
}

function formatValue({ value, unit, target }: Figure): string {
  const bound = target ? `  (at ${target.at} ${target.bound})` : '';
  return `${value.toPrecision(3)} ${unit}${bound}`;
}

/** Peers against scenarios, for people. */
export function formatPeers(peers: Report['peers']): string {
  const scenarios = [...new Set(Object.values(peers).flatMap((each) => Object.keys(each)))];
  const rows = Object.entries(peers).map(([peer, each]) => [peer, ...scenarios.map((name) => cell(each[name]))]);
  const table = [['', ...scenarios], ...rows];
  const widths = scenarios.map((_, index) => Math.max(...table.map((row) => row[index + 1]?.length ?? 0)));
  return table
    .map(([head = '', ...cells]) =>
      [head.padEnd(20), ...cells.map((text, index) => text.padStart(widths[index] ?? 0))].join('  '),
    )
    .join('\n');
}

function cell(value: number | undefined): string {
  return value === undefined ? '–' : value.toPrecision(3);
}
