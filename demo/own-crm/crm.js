// The page's script: a source of records over the CRM's own API, a host for plugins, and a form.
import { createHost, grantRequired, memoryGrants } from '/host/host.js';
import { CwHostSurface, provideHost } from '/widgets/widgets.js';

async function api(path, method = 'GET', body) {
  const answer = await fetch(`/api/${path}`, { method, body: JSON.stringify(body) });
  const result = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(result.message), result);
  return result;
}

const source = {
  capabilities: { types: ['person', 'deal'], optimisticConcurrency: true },
  describe: async (type) => (await api('')).types.find((each) => each.type === type),
  rights: async () => ({ read: true, create: false, update: true, delete: false }),
  get: async (type, id) => (await source.list(type)).records.find((each) => each.id === id),
  list: async (type, { filter } = {}) => {
    const records = (await api('')).records.filter((each) => each.type === type);
    if (!filter) return { records };
    return { records: records.filter(({ fields }) => fields[filter.field]?.id === filter.value) };
  },
  update: (type, id, fields, { ifVersion } = {}) => api(`${type}/${id}`, 'PATCH', { fields, ifVersion }),
};

const panels = `http://127.0.0.1:${Number(location.port) + 1}`;
const plugin = { manifest: await (await fetch(`${panels}/radar/crosswalk.json`)).json(), baseUrl: `${panels}/radar/` };
const surface = document.body.appendChild(new CwHostSurface());
const user = { id: 'me', name: 'Me' };
const account = { id: 'mine', name: 'Mine', crm: 'My CRM' };
const grants = memoryGrants({ [plugin.manifest.id]: grantRequired(plugin) });
const collaborators = { grants, ui: surface, consent: surface };
provideHost(document.body, createHost({ source, user, account, plugins: [plugin], ...collaborators }));

const [form, slot, people] = ['form', 'cw-slot', 'nav'].map((selector) => document.querySelector(selector));
async function open(id) {
  const { fields, version } = await source.get('person', id);
  for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
  form.onsubmit = async (event) => {
    event.preventDefault();
    await source.update('person', id, Object.fromEntries(new FormData(form)), { ifVersion: version });
    await open(id);
  };
  slot.setAttribute('record-id', id);
}
for (const { id, fields } of (await source.list('person')).records) {
  people.append(Object.assign(document.createElement('button'), { textContent: fields.name, onclick: () => open(id) }));
}
await open('1');
