import { css, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
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

  /** What is suggested; it may come late, and never takes the place of what the user has typed. */
  @property() what = '';
  @property() when = '';
  @state() private typed: Partial<Plan> = {};
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) cancelable = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Another suggestion in the place of one is about another person.
    if (changed.get('what')) this.typed = {};
  }

  get #plan(): Plan {
    const { what = this.what, when = this.when } = this.typed;
    return { what, when };
  }

  protected override render() {
    const { what, when } = this.#plan;
    return html`<form class="stack" @submit=${this.#onSubmit}>
      <cw-text-field
        label=${this.locale.text('what')}
        .value=${what}
        maxlength="200"
        required
        @input=${(event: Event) => (this.typed = { ...this.typed, what: valueOf(event) })}
      ></cw-text-field>
      <cw-text-field
        type="date"
        label=${this.locale.text('when')}
        .value=${when}
        required
        @change=${(event: Event) => (this.typed = { ...this.typed, when: valueOf(event) })}
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
    const { what, when } = this.#plan;
    if (what.trim() === '' || when === '') return;
    this.#send('followup-plan', { what: what.trim(), when });
    this.typed = {};
  }

  #send(name: string, detail: Plan | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function valueOf(event: Event): string {
  const { target } = event;
  return target instanceof HTMLElement && 'value' in target ? String(target.value) : '';
}
