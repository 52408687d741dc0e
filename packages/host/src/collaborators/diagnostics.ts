/** A line a plugin wrote to its log. Its texts come from a third party: control characters are already taken out. */
export interface PluginLogLine {
  readonly plugin: string;
  readonly view: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly data?: unknown;
}

/** What the developers of the CRM and of the plugins want to read, and panels never see. */
export interface Diagnostics {
  log(line: PluginLogLine): void;
  /** The cause of a `host_error`; the panel got only `requestId`. */
  failure(
    cause: unknown,
    about: { readonly requestId: string; readonly plugin: string; readonly operation: string },
  ): void;
  /** Something about this page that its developers can do better, told once. */
  advice?(message: string): void;
}

/** Writes to the browser's console. */
export const consoleDiagnostics: Diagnostics = {
  log: ({ level, plugin, view, message, data }) => {
    console[level](`[${plugin}/${view}]`, message, ...(data === undefined ? [] : [data]));
  },
  failure: (cause, { requestId, plugin, operation }) => {
    console.error(`[crosswalk] ${operation} of ${plugin} failed (${requestId})`, cause);
  },
  advice: (message) => console.warn(`[crosswalk] ${message}`),
};
