import { nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';

const DAYS = [1, 2, 3, 5, 7, 14];

/** What the user can set, kept in the plugin's own storage. */
export class FollowupSettings extends PanelElement {
  static override styles = [panelStyles];

  @state() private preferences: Preferences | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    readPreferences(this.crm).then(
      (preferences) => (this.preferences = preferences),
      (error: unknown) => this.report(error),
    );
  }

  protected override render() {
    const { preferences } = this;
    if (!preferences) return nothing;
    const plural = new Intl.NumberFormat(this.locale.locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
    return html`<div class="stack">
      <cw-select
        label=${this.locale.text('defaultDays')}
        help=${this.locale.text('defaultDaysHelp')}
        .options=${DAYS.map((days) => ({ value: String(days), label: plural.format(days) }))}
        .value=${String(preferences.defaultDays)}
        @change=${(event: Event) => this.#save({ ...preferences, defaultDays: Number(valueOf(event)) })}
      ></cw-select>
      <cw-switch
        label=${this.locale.text('guard')}
        ?checked=${preferences.guard}
        @change=${() => this.#save({ ...preferences, guard: !preferences.guard })}
      ></cw-switch>
      <p class="muted">${this.locale.text('guardHelp')}</p>
    </div>`;
  }

  async #save(preferences: Preferences): Promise<void> {
    this.preferences = preferences;
    try {
      await writePreferences(this.crm, preferences);
    } catch (error) {
      this.report(error);
    }
  }
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLElement && 'value' in target ? String(target.value) : '';
}
