import { baseStyles, CwCheckbox, emit, html, icon, type IconName } from '@crosswalk/elements';
import type { PermissionChange } from '@crosswalk/protocol';
import { Task } from '@lit/task';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { adminTexts, type AdminTextKey } from '../administration/texts/admin-texts.ts';
import { panelTexts } from '../panel/texts/panel-texts.ts';
import { readWords } from '../plugin-access/read-words.ts';
import { Widget } from '../source/widget.ts';
import { LocaleController } from '@crosswalk/elements';
import { changeWords } from './change-words.ts';

/** A part of the list, with the sign before each of its lines. */
interface Part {
  readonly heading: AdminTextKey;
  readonly icon: IconName;
  readonly changes: readonly PermissionChange[];
}

/**
 * What an update of a plugin changes about what it may do: what is new first. Each new permission can be left out.
 *
 * @tagname cw-permission-diff
 * @fires {CustomEvent<{ given: readonly string[] }>} cw-permission-choice - When a new permission was ticked or cleared.
 */
export class CwPermissionDiff extends Widget {
  static readonly elementName = 'permission-diff';
  static readonly uses = [CwCheckbox];
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .heading {
        margin: 0 0 var(--_cw-space);
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-weight: 600;
      }
      section + section {
        margin-block-start: calc(var(--_cw-space) * 4);
      }
      li {
        display: flex;
        align-items: baseline;
        gap: calc(var(--_cw-space) * 2.5);
        padding-block: calc(var(--_cw-space) * 1.5);
        border-block-end: 1px solid var(--_cw-border);
      }
      li:last-child {
        border-block-end: 0;
      }
      .icon {
        align-self: center;
        color: var(--_cw-text-muted);
      }
      .new .icon {
        color: var(--_cw-caution);
      }
      .words {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .purpose {
        display: block;
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
      }
    `,
  ];

  @property({ attribute: false }) changes: readonly PermissionChange[] = [];
  /** Lets new permissions be left out. */
  @property({ type: Boolean }) choosable = false;
  @state() private left: ReadonlySet<string> = new Set();

  readonly #words = new LocaleController(this, adminTexts);
  readonly #panelWords = new LocaleController(this, panelTexts);
  readonly #types = new Task(this, {
    args: () => [this.activeSource, this.changes] as const,
    task: ([source, changes]) =>
      readWords(
        source,
        changes.flatMap(({ subject, name }) => (subject === 'scope' ? [name] : [])),
      ),
  });

  /** New permissions that are not left out. */
  get given(): readonly string[] {
    return this.changes.filter(isNewScope).flatMap(({ name }) => (this.left.has(name) ? [] : [name]));
  }

  protected override render() {
    const isNew = ({ widens }: PermissionChange) => widens;
    const isGone = ({ widens, change }: PermissionChange) => !widens && change === 'removed';
    const parts: Part[] = [
      { heading: 'diffNew', icon: 'plus', changes: this.changes.filter(isNew) },
      { heading: 'diffGone', icon: 'check', changes: this.changes.filter(isGone) },
      {
        heading: 'diffOther',
        icon: 'edit',
        changes: this.changes.filter((each) => !isNew(each) && !isGone(each)),
      },
    ];
    if (this.changes.length === 0) return html`<p class="purpose">${this.#words.text('diffNothing')}</p>`;
    return parts.map((part) => (part.changes.length === 0 ? nothing : this.#renderPart(part)));
  }

  #renderPart({ heading, icon: sign, changes }: Part) {
    return html`<section class=${heading === 'diffNew' ? 'new' : ''}>
      <p class="heading" id=${heading}>${this.#words.text(heading)}</p>
      <ul aria-labelledby=${heading}>
        ${changes.map((change) => this.#renderChange(change, sign))}
      </ul>
    </section>`;
  }

  #renderChange(change: PermissionChange, sign: IconName) {
    const vocabulary = { words: this.#words, panelWords: this.#panelWords, types: this.#types.value ?? new Map() };
    const words = html`${changeWords(change, vocabulary)}${
      change.purpose === undefined ? nothing : html`<bdi class="purpose">${change.purpose}</bdi>`
    }`;
    if (!this.choosable || !isNewScope(change)) return html`<li>${icon(sign)}<span class="words">${words}</span></li>`;
    return html`<li>
      <cw-checkbox
        .checked=${!this.left.has(change.name)}
        @change=${(event: Event) => this.#choose(change.name, event.currentTarget instanceof CwCheckbox && event.currentTarget.checked)}
        >${words}</cw-checkbox
      >
    </li>`;
  }

  #choose(name: string, isGiven: boolean): void {
    const left = new Set(this.left);
    if (isGiven) left.delete(name);
    else left.add(name);
    this.left = left;
    emit(this, 'cw-permission-choice', { given: this.given });
  }
}

function isNewScope({ subject, change }: PermissionChange): boolean {
  return subject === 'scope' && change === 'added';
}
