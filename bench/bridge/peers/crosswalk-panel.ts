import { init } from '@crosswalk/panel';
import type { Contact, PanelPeer } from './peer.ts';

const BRIEF = { fields: ['name', 'email', 'stage'] };

export const panel: PanelPeer = {
  connect: async () => {
    const crm = await init();
    return {
      get: (id) => crm.records.get('person', id, BRIEF) as Promise<Contact>,
      list: async (limit) => (await crm.records.list('person', { limit })).records as Contact[],
      listFirst: async (limit, onFirst) => {
        const contacts: Contact[] = [];
        for await (const contact of crm.records.stream('person', { limit })) {
          contacts.push(contact as Contact);
          if (contacts.length === 1) onFirst();
        }
        return contacts;
      },
      onEvent: (listener) => void crm.on('record.changed', listener),
    };
  },
};
