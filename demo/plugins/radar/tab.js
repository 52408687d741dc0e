/* A tab of a company: its deals, or every deal of the CRM, in rows that show while the rest is still on its way. */
'use strict';

let reading = new AbortController();
let isEverything = false;

startView(async ({ crm, text }) => {
  const { record } = crm.context;
  if (!record) return show();
  const stages = await readStages(crm);
  const rows = element('tbody');
  const summary = element('div', { class: 'summary', role: 'status' });
  const choose = (everything) => {
    isEverything = everything;
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(everything === (index === 1))));
    return readRows({ crm, text, stages, rows, summary, record });
  };
  const buttons = [text('thisCompany'), text('everything')].map((label, index) =>
    element('button', { onclick: () => choose(index === 1) }, label),
  );
  show(
    element('div', { class: 'head' }, element('div', { class: 'segments' }, ...buttons), summary),
    table(text, rows),
  );
  await choose(isEverything);
});

function table(text, rows) {
  const heads = ['name', 'stage', 'close', 'amount'].map((key) =>
    element('th', { scope: 'col', class: key }, text(key)),
  );
  return element('table', {}, element('thead', {}, element('tr', {}, ...heads)), rows);
}

async function readRows({ crm, text, stages, rows, summary, record }) {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const filter = isEverything ? undefined : { field: record.type, op: 'eq', value: record.id };
  const page = new RowPage(rows, summary, crm.context.locale, text);
  summary.replaceChildren(text('loading'));
  rows.replaceChildren();
  try {
    const query = {
      fields: DEAL_FIELDS,
      sort: [{ field: 'closeDate', direction: 'asc' }],
      signal,
      ...(filter && { filter }),
    };
    for await (const deal of crm.records.stream('deal', query)) {
      if (signal.aborted) return;
      page.add(deal, dealRow(crm, deal, stages));
    }
    page.flush();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Collects rows and puts them on the page once a frame, with the totals so far. */
class RowPage {
  constructor(rows, summary, locale, text) {
    Object.assign(this, { rows, summary, locale, text, count: 0, waiting: [], totals: new Totals(), frame: 0 });
  }

  add(deal, row) {
    this.count += 1;
    this.totals.add(deal.fields.amount);
    this.waiting.push(row);
    this.frame ||= requestAnimationFrame(() => this.flush());
  }

  flush() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.rows.append(...this.waiting.splice(0));
    const totals = this.totals
      .list()
      .map((total) => element('span', { class: 'chip' }, formatMoney(total, this.locale, 'compact')));
    this.summary.replaceChildren(element('b', {}, this.text('deals', { count: this.count })), ...totals);
  }
}

function dealRow(crm, deal, stages) {
  const { name: title, amount, stage, closeDate } = deal.fields;
  const { locale } = crm.context;
  const open = () => crm.nav.openRecord({ type: 'deal', id: deal.id });
  return element(
    'tr',
    {},
    element('td', { class: 'name' }, element('button', { class: 'link', onclick: open }, name(title ?? ''))),
    element('td', {}, stageBadge(stage, stages)),
    element('td', { class: 'muted' }, formatDay(closeDate, locale)),
    element('td', { class: 'amount' }, amount ? formatMoney(amount, locale) : ''),
  );
}
