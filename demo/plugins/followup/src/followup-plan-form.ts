import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';
import type { Plan } from './tasks.ts';

/**
 * Asks what to do and when.
 *
 * @fires {CustomEvent<Plan>} followup-plan - When the user settled it.
 * @fires {CustomEvent<null>} followup-cancel - When they left it.
 */
export class FollowupPlanForm extends PanelElement {
  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--_cw-space) * 2);
      }
    `,
  ];

  @property() what = '';
  @property() when = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) cancelable = false;

  protected override render() {
    return html`<form class="stack" @submit=${this.#onSubmit}>
      <cw-text-field
        label=${this.locale.text('what')}
        .value=${this.what}
        maxlength="200"
        required
        @input=${(event: Event) => (this.what = valueOf(event))}
      ></cw-text-field>
      <cw-text-field
        type="date"
        label=${this.locale.text('when')}
        .value=${this.when}
        required
        @change=${(event: Event) => (this.when = valueOf(event))}
      ></cw-text-field>
      <div class="buttons">
        <cw-button type="submit" variant="primary" ?busy=${this.busy}>${this.locale.text('save')}</cw-button>
        ${
          this.cancelable
            ? html`<cw-button variant="ghost" @click=${() => this.#send('followup-cancel', null)}
                >${this.locale.text('cancel')}</cw-button
              >`
            : nothing
        }
        <slot></slot>
      </div>
    </form>`;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const plan: Plan = { what: this.what.trim(), when: this.when };
    if (plan.what !== '' && plan.when !== '') this.#send('followup-plan', plan);
  }

  #send(name: string, detail: Plan | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLElement && 'value' in target ? String(target.value) : '';
}
