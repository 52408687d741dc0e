/* What a hostile panel may try. Each attack answers with what it got; nothing here needs more than a panel has. */
'use strict';

const FLOOD = 100_000;

const ATTACKS = {
  /** A field that was not granted, asked for, filtered by, sorted by, searched for. */
  async forbiddenFields(crm) {
    const { id } = crm.context.record;
    const tries = [
      crm.records.get('person', id, { fields: ['email'] }),
      crm.records.list('person', { filter: { field: 'email', op: 'startsWith', value: 'a' } }),
      crm.records.list('person', { sort: [{ field: 'lifetimeValue', direction: 'desc' }] }),
      crm.records.update('person', id, { jobTitle: 'Owned' }),
      crm.records.delete('person', id),
      crm.records.list('company'),
      crm.storage.get('x'),
    ];
    const outcomes = await Promise.allSettled(tries);
    return outcomes.map(({ status, reason }) => (status === 'rejected' ? reason.code : 'GOT IT')).join(', ');
  },

  /** More calls than anybody needs. */
  async manyCalls(crm) {
    const calls = Array.from({ length: 1_000 }, () => crm.settings.get());
    const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected').length;
    return `${refused} of ${calls.length} refused`;
  },

  /** Messages on the page's window, where the handshake was. */
  flood() {
    for (let index = 0; index < FLOOD; index += 1) parent.postMessage({ crosswalk: '1.0', nonce: index }, '*');
    return `${FLOOD} messages sent`;
  },

  /** A toast that would be markup, if anything were. */
  async markup(crm) {
    await crm.ui.toast('<img src=x onerror=alert(document.domain)> <b>bold</b>');
    return 'toast shown';
  },

  /** Ten thousand pixels. */
  async grow(crm) {
    const { height } = await crm.ui.resize({ height: 4_000 });
    return `asked for 4000, got ${height}`;
  },

  /** An address that is a script. */
  async scriptAddress(crm) {
    return crm.nav.open('javascript:alert(1)').then(
      () => 'OPENED',
      (error) => error.code,
    );
  },

  /** The user's typing. */
  stealFocus() {
    const field = document.body.appendChild(document.createElement('input'));
    const timer = setInterval(() => {
      window.focus();
      field.focus();
    }, 5);
    setTimeout(() => clearInterval(timer), 5_000);
    return 'trying for five seconds';
  },

  /** Nothing else runs in this process any more. */
  spin() {
    const end = Date.now() + 15_000;
    while (Date.now() < end);
    return 'spun for 15 seconds';
  },

  /** Another page takes over the frame, and with it, it hopes, the connection. */
  navigate() {
    location.href = './mischief.html?second';
    return 'gone';
  },

  /** The page around the frame. */
  reachOut() {
    const outcomes = [() => parent.document.body, () => parent.localStorage, () => (top.location = 'about:blank')].map(
      (reach) => {
        try {
          reach();
          return 'GOT IT';
        } catch (error) {
          return error.name;
        }
      },
    );
    return outcomes.join(', ');
  },
};
