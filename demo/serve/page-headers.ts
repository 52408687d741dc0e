/** Addresses of the two sites of the demo. */
export interface Sites {
  crm: string;
  panels: string;
}

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * What the CRM's own pages are sent with: the strictest policy there is, to show that everything works under it.
 * `frame-src` names the panels' site and the sites installed plugins are served from, each in full: a panel cannot
 * navigate itself elsewhere.
 */
export function crmHeaders({ panels }: Sites, pluginOrigins: readonly string[] = []): Record<string, string> {
  const framed = [...new Set([panels, ...pluginOrigins])].join(' ');
  return {
    ...COMMON,
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      `img-src 'self' data: ${framed}`,
      `frame-src ${framed}`,
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types lit-html crosswalk 'allow-duplicates'",
    ].join('; '),
  };
}

/**
 * What panels are sent with. They run in sandboxed frames of no origin, so their scripts need CORS, and the policy must
 * name their site in full: `'self'` matches nothing there.
 */
export function panelHeaders({ crm, panels }: Sites): Record<string, string> {
  return {
    ...COMMON,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${panels}`,
      `style-src ${panels}`,
      `img-src ${panels} data:`,
      `font-src ${panels}`,
      `connect-src ${panels}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${crm}`,
    ].join('; '),
  };
}
