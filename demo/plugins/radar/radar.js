/* What the views share: connecting, making elements, reading deals. No framework and no build step. */
'use strict';

const DEAL_FIELDS = ['name', 'amount', 'stage', 'closeDate'];

/** An element with text or children. Text stays text: nothing in a record becomes markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** Names of people and things keep their own direction inside a sentence of another. */
const name = (text) => element('bdi', {}, text);

/** Replaces what the view shows. */
function show(...children) {
  const view = document.querySelector('#view');
  view.removeAttribute('aria-busy');
  view.replaceChildren(...children.filter(Boolean));
}

/** Connects, draws the view, and draws it again whenever the CRM shows it for something else. */
async function startView(draw) {
  try {
    const crm = await Crosswalk.init();
    crm.theme.apply();
    const text = (key, values) => textIn(crm.context.locale, key, values);
    const redraw = async () => {
      try {
        await draw({ crm, text });
      } catch (error) {
        show(failure(error, text, redraw));
      }
    };
    crm.on('context.changed', redraw);
    crm.on('locale.changed', redraw);
    crm.on('permissions.changed', redraw);
    if (crm.context.location !== 'app.topbar' && crm.context.location !== 'crm.record.header') crm.ui.autoResize();
    await redraw();
  } catch (error) {
    show(
      failure(
        error,
        (key) => textIn(navigator.language, key),
        () => location.reload(),
      ),
    );
  }
}

function failure(error, text, retry) {
  const isDenied = error instanceof Crosswalk.CrosswalkError && error.code === 'permission_denied';
  const key = error.details?.deniedBy === 'user' ? 'deniedToUser' : 'denied';
  const message = isDenied ? text(key, { scope: error.details.scope ?? '' }) : text('failed');
  return element(
    'div',
    { class: 'notice', role: 'alert' },
    element('p', {}, message),
    element('button', { onclick: retry }, text('retry')),
  );
}

/** The stages of a deal as this CRM names them. What is neither won nor lost is open. */
async function readStages(crm) {
  const { fields } = await crm.objects.describe('deal');
  const options = fields.find(({ key }) => key === 'stage')?.options ?? [];
  return new Map(
    options.map((option) => [
      option.value,
      { ...option, isOpen: option.tone !== 'positive' && option.tone !== 'negative' },
    ]),
  );
}

/** The deals of one record, the next to close first. */
async function readDealsOf(crm, record) {
  const filter = { field: record.type, op: 'eq', value: record.id };
  const { records } = await crm.records.list('deal', {
    fields: DEAL_FIELDS,
    filter,
    sort: [{ field: 'closeDate', direction: 'asc' }],
    limit: 200,
  });
  return records;
}

/** Sums and counts of deals. */
function summarise(deals, stages) {
  const open = deals.filter(({ fields }) => stages.get(fields.stage)?.isOpen);
  const totals = new Totals();
  for (const { fields } of open) totals.add(fields.amount);
  return { open, totals: totals.list() };
}

/** Sums of money, the largest in large. */
function totalsLine(totals, locale) {
  const { shown, more } = largestTotals(totals, 4);
  const [first, ...rest] = shown.map((total) => formatMoney(total, locale));
  if (first === undefined) return null;
  return element(
    'p',
    { class: 'totals' },
    element('strong', {}, first),
    ...rest.map((each) => element('span', {}, each)),
    more,
  );
}

/** How many deals stand in which stage, as a bar whose parts are named for everybody. */
function stageBar(deals, stages) {
  const counts = new Map(
    [...stages.keys()].map((stage) => [stage, deals.filter(({ fields }) => fields.stage === stage).length]),
  );
  const parts = [...counts].filter(([, count]) => count > 0);
  const bar = element('div', { class: 'bar', 'aria-hidden': 'true' });
  const legend = element('ul', { class: 'legend' });
  for (const [stage, count] of parts) {
    const { label, tone = 'neutral' } = stages.get(stage);
    const part = element('span', { class: `part ${tone}` });
    part.style.setProperty('flex-grow', String(count));
    bar.append(part);
    legend.append(
      element('li', {}, element('span', { class: `dot ${tone}` }), name(label), element('b', {}, String(count))),
    );
  }
  return element('div', {}, bar, legend);
}

function stageBadge(stage, stages) {
  const { label = stage ?? '', tone = 'neutral' } = stages.get(stage) ?? {};
  return element('span', { class: `badge ${tone}` }, name(label));
}

function formatDay(day, locale) {
  return day ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day)) : '';
}

/** Asks whichever plugin plans follow-ups. The user decides there; the answer says whether they did. */
async function suggestFollowUp(crm, text, person, deal) {
  const what = deal ? text('suggestWhat', { deal: deal.fields.name }) : undefined;
  const answer = await crm.intents.raise('followup.plan', { type: 'person', id: person.id, ...(what && { what }) });
  if (answer?.task) await crm.ui.toast(text('suggested'), { tone: 'positive' });
}
