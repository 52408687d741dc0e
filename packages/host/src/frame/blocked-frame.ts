/**
 * Calls `onBlocked` when the page's own policy keeps it from showing an address in a frame. The frame itself tells nobody:
 * it loads the browser's own page about it, as if something had come. Returns a function that stops it.
 */
export function watchForBlock(address: string, onBlocked: () => void): () => void {
  const listen = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'enforce' && effectiveDirective === 'frame-src' && isSame(blockedURI, address)) onBlocked();
  };
  document.addEventListener('securitypolicyviolation', listen);
  return () => document.removeEventListener('securitypolicyviolation', listen);
}

/** Browsers name the whole address, with what follows a `#` or without, or only its origin. */
function isSame(blocked: string, address: string): boolean {
  const [bare = ''] = blocked.split('#');
  return bare === address || bare.replace(/\/$/, '') === new URL(address).origin;
}
