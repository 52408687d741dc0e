import type { JsonValue } from '@crosswalk/model';
import type { ArgumentsOf } from '@crosswalk/protocol';
import type { Session } from './session.ts';

/** Lines in the plugin's log, which its author and the CRM's owner can read. */
export type Log = ReturnType<typeof logOf>;

export function logOf({ call }: Session) {
  // Nobody waits for a log line, so one that cannot be written must not end as an unhandled rejection.
  const write = (level: ArgumentsOf<'log.write'>['level'], message: string, data?: JsonValue): void =>
    void call('log.write', data === undefined ? { level, message } : { level, message, data }).catch(() => {});
  return {
    info: (message: string, data?: JsonValue): void => write('info', message, data),
    warn: (message: string, data?: JsonValue): void => write('warn', message, data),
    error: (message: string, data?: JsonValue): void => write('error', message, data),
  };
}
