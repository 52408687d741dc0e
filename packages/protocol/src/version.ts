/**
 * Version of the protocol. Peers with the same major number work together: the older one ignores what it does not know,
 * the newer one learns from `capabilities` what is missing.
 */
export const PROTOCOL_VERSION = '1.0';
