/** The part of Trusted Types that is needed here; TypeScript's DOM library does not have it. */
interface ScriptUrlPolicy {
  createScriptURL: (url: string) => string;
}
declare global {
  var trustedTypes: { createPolicy: (name: string, rules: ScriptUrlPolicy) => ScriptUrlPolicy } | undefined;
}

let policy: ScriptUrlPolicy | undefined;

/** Under Trusted Types a worker's address must come from a policy; ours, `crosswalk`, passes on exactly what the host configured. */
export function trustScriptUrl(url: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('crosswalk', { createScriptURL: (each) => each });
  return policy?.createScriptURL(url) ?? url;
}
