import { pump } from './budget.ts';
import type { Guard } from './guard.ts';

/**
 * Reads the panel's port in the page itself. One hop less than a worker, but a single message that is hard to
 * deserialise (millions of small objects) stalls the page once before the port is closed.
 */
export function pageGuard(): Guard {
  return {
    open: (port, limits, { onText, onViolation }) => ({ close: pump(port, limits, onText, onViolation) }),
    release: () => undefined,
  };
}
