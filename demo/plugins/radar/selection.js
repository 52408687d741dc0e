/* An action on chosen companies or people: what is open with all of them together. */
'use strict';

/** Follow-ups are planned one by one with the user; more than a few would be a nuisance. */
const MOST_SUGGESTIONS = 5;

startView(async ({ crm, text }) => {
  const { selection, locale } = crm.context;
  if (!selection) return show();
  const { type, ids } = selection;
  const stages = await readStages(crm);
  const filter = { field: type, op: 'in', value: ids.slice(0, 200) };
  const { records } = await crm.records.list('deal', { fields: DEAL_FIELDS, filter, limit: 1000 });
  const { open, totals } = summarise(records, stages);
  show(
    element('h2', {}, text('selected', { count: ids.length })),
    totalsLine(totals, locale),
    element('p', { class: 'muted' }, text('openDeals', { count: open.length })),
    records.length > 0 && stageBar(records, stages),
    type === 'person' &&
      element('button', { class: 'primary', onclick: () => suggestAll(crm, text, ids) }, text('planEach')),
  );
});

async function suggestAll(crm, text, ids) {
  for (const id of ids.slice(0, MOST_SUGGESTIONS)) await suggestFollowUp(crm, text, { type: 'person', id });
}
