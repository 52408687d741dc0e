/** The origin of this server as others know it: what its operator set, or else what the request came to. */
export function publicOrigin({ url, headers }: Request, issuer: string | undefined): string {
  if (issuer !== undefined) return issuer.replace(/\/$/, '');
  const scheme = headers.get('x-forwarded-proto') ?? 'http';
  return `${scheme === 'https' ? 'https' : 'http'}://${new URL(url).host}`;
}
