import type { Methods } from 'penpal';

/**
 * What Penpal may call on this side: nothing, not even what objects inherit. Its dispatcher follows any path the other
 * side names, so the object has no prototype.
 */
export function createNoMethods(): Methods {
  const methods: Methods = {};
  Object.setPrototypeOf(methods, null);
  return methods;
}
