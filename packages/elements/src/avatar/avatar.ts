import { css, LitElement, unsafeCSS } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { hueOf, initialsOf } from './initials.ts';

const HUE_DEGREES = [262, 300, 345, 25, 65, 145, 190, 230];
const hues = unsafeCSS(HUE_DEGREES.map((degrees, index) => `.hue-${index}{--_cw-hue:${degrees}}`).join(''));

/**
 * A person or a company at a glance: initials on a colour that stays the same for the same name.
 *
 * @tagname cw-avatar
 */
export class CwAvatar extends LitElement {
  static readonly elementName = 'avatar';
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        flex: none;
        vertical-align: middle;
        --_cw-avatar: calc(var(--_cw-space) * 6);
      }
      :host([size='small']) {
        --_cw-avatar: calc(var(--_cw-space) * 5);
      }
      :host([size='large']) {
        --_cw-avatar: calc(var(--_cw-space) * 12);
      }
      .base {
        display: grid;
        place-items: center;
        inline-size: var(--_cw-avatar);
        block-size: var(--_cw-avatar);
        border-radius: 50%;
        background: light-dark(oklch(0.93 0.045 var(--_cw-hue)), oklch(0.36 0.07 var(--_cw-hue)));
        color: light-dark(oklch(0.42 0.12 var(--_cw-hue)), oklch(0.9 0.06 var(--_cw-hue)));
        font-size: calc(var(--_cw-avatar) * 0.4);
        font-weight: 600;
        line-height: 1;
        letter-spacing: 0.01em;
        user-select: none;
      }
      /* Drawn, not written: beside the name, initials would only be noise to screen readers. */
      .base:not(.plain)::before {
        content: attr(data-initials) / '';
      }
      .plain {
        background: var(--_cw-sunken);
        color: var(--_cw-text-muted);
      }
      @media (forced-colors: active) {
        .base {
          border: 1px solid CanvasText;
        }
      }
      :host([shape='square']) .base {
        border-radius: calc(var(--_cw-avatar) * 0.24);
      }
    `,
    hues,
  ];

  /** Whose initials; the name itself should stand beside it. */
  @property() name = '';
  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';
  /** An icon instead of initials, for things that have no face. */
  @property() icon = '';
  /** Round for people, square for companies. */
  @property({ reflect: true }) shape: 'round' | 'square' = 'round';

  protected override render() {
    if (this.icon) return html`<span class="base plain" part="base" aria-hidden="true">${icon(this.icon)}</span>`;
    return html`<span class="base hue-${hueOf(this.name)}" part="base" data-initials=${initialsOf(this.name)}></span>`;
  }
}
