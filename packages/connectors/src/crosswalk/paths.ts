/** Where a server keeps what belongs to a plugin. */
export function pathOf(plugin: string): string {
  return `/api/plugins/${encodeURIComponent(plugin)}`;
}

/** The query of an address, with `?`; what is absent is left out. */
export function queryOf(values: object): string {
  const named = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
