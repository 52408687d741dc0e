/** Looks again until it holds; fails after a time no healthy machine needs. */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  what: string,
  limitMs = 60_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It never came to be: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
