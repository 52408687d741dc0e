import '@crosswalk/elements/define';
import { CwDetails, CwDrawer, CwPagination, html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './tokens.css';
import { mustBe, within } from './play.ts';

interface Args {
  page: number;
  pages: number;
}

const STEPS = [
  { value: 'file', label: 'File' },
  { value: 'columns', label: 'Columns' },
  { value: 'check', label: 'Check' },
  { value: 'import', label: 'Import' },
];

const meta: Meta<Args> = {
  title: 'Elements/Pagination, stepper, details, drawer, link',
  component: 'cw-pagination',
  decorators: [(story) => html`<div class="stack">${story()}</div>`],
  args: { page: 7, pages: 48 },
  render: ({ page, pages }) =>
    html`<cw-pagination .page=${page} .pages=${pages} label="Pages of people"></cw-pagination>`,
};
export default meta;

export const Playground: StoryObj<Args> = {
  play: async ({ canvasElement }) => {
    const pages = within(canvasElement, 'cw-pagination', CwPagination);
    await pages.updateComplete;
    const last = [...(pages.shadowRoot?.querySelectorAll<HTMLElement>('.page') ?? [])].at(-1);
    last?.click();
    mustBe(pages.page === 48, 'the last page is shown');
  },
};

/** Where nobody knows how many pages there are, one goes back and forth. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`<cw-pagination page="1" pages="3" label="Three pages"></cw-pagination>
      <cw-pagination page="2" more label="Pages"></cw-pagination>
      <p>
        Read the <cw-link href="https://example.com/terms" target="_blank">terms</cw-link>, or
        <cw-link href="mailto:help@example.com">write to us</cw-link>.
      </p>
      <p>
        <cw-number value="1250000.5" type="currency" currency="EUR"></cw-number>,
        <cw-number value="0.256" type="percent"></cw-number>, <cw-number value="1250000" type="compact"></cw-number>,
        <cw-number value="42.195" type="unit" unit="kilometer"></cw-number>
      </p>`,
};

/** Steps that are done can be gone back to; one of them may be wrong. */
export const Stepper: StoryObj<Args> = {
  render: () =>
    html`<cw-stepper label="Import" value="check" revisitable .steps=${STEPS}></cw-stepper>
      <cw-stepper
        label="With a fault"
        value="check"
        .steps=${STEPS.map((step) => ({ ...step, invalid: step.value === 'columns' }))}
      ></cw-stepper>
      <div class="narrow-page"><cw-stepper label="Narrow" value="columns" .steps=${STEPS}></cw-stepper></div>`,
};

export const Details: StoryObj<Args> = {
  render: () =>
    html`<cw-details summary="How the score is made">Three calls in a week, and a visit to the prices.</cw-details>
      <cw-details summary="Already open" open>Something inside.</cw-details>`,
  play: async ({ canvasElement }) => {
    const details = within(canvasElement, 'cw-details', CwDetails);
    await details.updateComplete;
    details.shadowRoot?.querySelector('summary')?.click();
    await new Promise((done) => setTimeout(done, 20));
    mustBe(details.open, 'it is open');
  },
};

export const Drawer: StoryObj<Args> = {
  render: () =>
    html`<cw-drawer heading="Filter" size="small">
      <cw-text-field label="Name contains"></cw-text-field>
      <cw-button slot="footer" variant="primary">Apply</cw-button>
    </cw-drawer>`,
  play: async ({ canvasElement }) => {
    const drawer = within(canvasElement, 'cw-drawer', CwDrawer);
    drawer.open = true;
    await drawer.updateComplete;
  },
};

export const Locales: StoryObj<Args> = {
  render: () =>
    html`<div lang="zh-CN"><cw-pagination page="2" pages="9"></cw-pagination></div>
      <div lang="ar-EG" dir="rtl">
        <cw-pagination page="2" pages="9" label="الصفحات"></cw-pagination>
        <cw-stepper
          label="الاستيراد"
          value="b"
          revisitable
          .steps=${[
            { value: 'a', label: 'الملف' },
            { value: 'b', label: 'الأعمدة' },
            { value: 'c', label: 'الاستيراد' },
          ]}
        ></cw-stepper>
        <cw-details summary="التفاصيل">محتوى</cw-details>
      </div>`,
};
