let lastMs = 0;
let lastText = '';

/** Now, as an RFC 3339 instant. Many calls share a millisecond, and writing one out is dearer than checking a call. */
export function timestamp(): string {
  const now = Date.now();
  if (now !== lastMs) {
    lastMs = now;
    lastText = new Date(now).toISOString();
  }
  return lastText;
}
