/* In the top bar: how many open deals close this month; a press leads to the page. */
'use strict';

startView(async ({ crm, text }) => {
  const stages = await readStages(crm);
  const open = [...stages.values()].filter(({ isOpen }) => isOpen).map(({ value }) => value);
  const today = new Date();
  const lastDay = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 0)).toISOString().slice(0, 10);
  const filter = {
    and: [
      { field: 'stage', op: 'in', value: open },
      { field: 'closeDate', op: 'gte', value: today.toISOString().slice(0, 10) },
      { field: 'closeDate', op: 'lte', value: lastDay },
    ],
  };
  const { records, total = records.length } = await crm.records.list('deal', {
    fields: ['closeDate'],
    filter,
    limit: 500,
  });
  show(
    element(
      'p',
      { class: 'row', title: text('closing', { count: total }) },
      element('span', { class: 'pulse' }),
      text('closingShort', { count: total }),
    ),
  );
});
