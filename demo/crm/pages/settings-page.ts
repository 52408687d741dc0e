import { CwSelect, html, LocaleController, type SelectOption } from '@crosswalk/elements';
import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { chosenPreference, preferenceItems } from '../app/preference-items.ts';
import type { Preferences } from '../preferences.ts';
import { demoTexts, type DemoTextKey } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** How the CRM looks, and the settings of its plugins. */
export class CrmSettingsPage extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        max-inline-size: 44rem;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: 16px;
      }
      cw-card {
        margin-block-end: 20px;
      }
    `,
  ];

  @property({ attribute: false }) preferences!: Preferences;
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('settings')}</h1>
          <p class="intro">${this.#locale.text('settingsIntro')}</p>
        </div>
      </div>
      <cw-card heading=${this.#locale.text('appearance')}>
        <div class="choices">
          ${(['theme', 'density', 'language', 'user'] as const).map((key) => this.#renderChoice(key))}
        </div>
      </cw-card>
      <cw-card heading=${this.#locale.text('pluginSettings')}><cw-slot location="app.settings"></cw-slot></cw-card>`;
  }

  #renderChoice(key: DemoTextKey & ('theme' | 'density' | 'language' | 'user')) {
    const options: SelectOption[] = preferenceItems(this.preferences.values, (each) => this.#locale.text(each))
      .filter((item) => item.value.startsWith(`${key}=`))
      .map(({ value, label }) => ({ value, label }));
    return html`<cw-select
      label=${this.#locale.text(key)}
      .options=${options}
      .value=${`${key}=${this.preferences.values[key]}`}
      @change=${(event: Event) => event.currentTarget instanceof CwSelect && this.preferences.set(chosenPreference(event.currentTarget.value))}
    ></cw-select>`;
  }
}
