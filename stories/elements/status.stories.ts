import '@crosswalk/elements/define';
import { html, ICON_NAMES, type Tone } from '@crosswalk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';

interface Args {
  words: string;
  tone: Tone;
  dot: boolean;
}

const TONES: readonly Tone[] = ['neutral', 'info', 'positive', 'caution', 'negative'];
const NAMES = ['Ada Lovelace', '王小明', 'ليلى حداد', 'Conor O’Neil', 'X', 'Zoë Müller', '👩‍🚀 Sally Ride', '42'];

const meta: Meta<Args> = {
  title: 'Elements/Badge, chip, avatar, icon',
  component: 'cw-badge',
  args: { words: 'Won', tone: 'positive', dot: false },
  argTypes: { tone: { control: 'inline-radio', options: TONES } },
  render: ({ words, tone, dot }) => html`<cw-badge tone=${tone} ?dot=${dot}>${words}</cw-badge>`,
};
export default meta;

export const Playground: StoryObj<Args> = {};

/** The five tones mean the same everywhere. */
export const Options: StoryObj<Args> = {
  render: () =>
    html`${TONES.map((tone) => html`<cw-badge tone=${tone}>${tone}</cw-badge> <cw-badge tone=${tone} dot>${tone}</cw-badge> `)}`,
};

export const Chips: StoryObj<Args> = {
  render: () =>
    html`<cw-chip label="Stage is Won" removable></cw-chip> <cw-chip label="Amount is more than 10,000"></cw-chip>`,
};

/** The same name always has the same colour. */
export const Avatars: StoryObj<Args> = {
  render: () =>
    html`<p>${NAMES.map((name) => html`<cw-avatar name=${name}></cw-avatar> `)}</p>
      <p>${NAMES.map((name) => html`<cw-avatar name=${name} shape="square" size="large"></cw-avatar> `)}</p>
      <p><cw-avatar name="Deal" icon="money" shape="square"></cw-avatar></p>`,
};

export const Icons: StoryObj<Args> = {
  render: () => html`<p>${ICON_NAMES.map((name) => html`<cw-icon name=${name} title=${name}></cw-icon> `)}</p>`,
};
