/* One line under the name of a company. */
'use strict';

startView(async ({ crm, text }) => {
  const { record, locale } = crm.context;
  if (!record) return show();
  const [stages, deals] = await Promise.all([readStages(crm), readDealsOf(crm, record)]);
  const { open, totals } = summarise(deals, stages);
  const sums = totals.map((total) => element('span', { class: 'chip' }, formatMoney(total, locale, 'compact')));
  show(
    element(
      'p',
      { class: 'row' },
      element('span', { class: 'pulse' }),
      element('span', {}, text('openDeals', { count: open.length })),
      ...sums,
    ),
  );
});
