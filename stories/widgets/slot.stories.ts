import '@crosswalk/widgets/define';
import { html } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { playing } from '../sample/sample-host.ts';
import './narrow.css';

const meta: Meta = {
  title: 'Widgets/Slot',
  component: 'cw-slot',
  render: () =>
    html`<div class="narrow">
      <cw-slot
        .host=${playing('connecting')}
        location="crm.record.sidebar"
        record-type="person"
        record-id="person-2"
      ></cw-slot>
    </div>`,
};
export default meta;

/** A place where plugins show their views: several share it as tabs. */
export const Playground: StoryObj = {};

/** A place for which no plugin has a view takes no room. */
export const Empty: StoryObj = {
  render: () => html`<cw-slot .host=${playing('connecting')} location="app.topbar"></cw-slot>`,
};
