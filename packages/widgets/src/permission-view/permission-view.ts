import { CwBadge, CwCheckbox, CwEmptyState, CwRelativeTime, html, type SelectOption } from '@crosswalk/elements';
import type { AdministeredPlugin, Administration, ScopeChange, ScopeGrants } from '@crosswalk/protocol';
import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { readWords } from '../plugin-access/read-words.ts';
import { scopeWords, type TypeWords } from '../plugin-access/scope-words.ts';
import {
  type AskedScope,
  askedScopes,
  changeOfField,
  changeOfScope,
  extentOf,
  isFieldGiven,
  lastUses,
  usersOf,
} from './permission-rows.ts';
import { permissionStyles } from './permission-view.styles.ts';

/** Entries of the audit that are looked through for when a permission was used last. */
const READ_ENTRIES = 1_000;
/** Users named before the rest is counted. */
const NAMED_USERS = 2;

/** What the view shows. */
export interface PermissionData {
  readonly plugin: AdministeredPlugin | undefined;
  readonly grants: ScopeGrants;
  readonly uses: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, TypeWords>;
}

/** A column of ticks: everybody, or one role. */
interface Column {
  readonly role: string | undefined;
  readonly label: string;
  readonly given: readonly string[];
}

/**
 * What one plugin may do, down to the field: what its manifest asks for, what the owner gave to everybody and to each role,
 * what users agreed to, and when each was used last. A tick holds from the next request on, on every open page.
 *
 * Keyboard: Tab moves from tick to tick, Space gives and takes back.
 *
 * @tagname cw-permission-view
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When something was given or taken back.
 */
export class CwPermissionView extends AdminWidget<PermissionData> {
  static readonly elementName = 'permission-view';
  static override readonly uses = [...AdminWidget.uses, CwBadge, CwCheckbox, CwEmptyState, CwRelativeTime];
  static override styles = [AdminWidget.styles, permissionStyles];

  /** Id of the plugin. */
  @property() plugin = '';
  /** Roles of the CRM that something can be given to. */
  @property({ attribute: false }) roles: readonly SelectOption[] = [];

  protected target(administration: Administration) {
    const { plugin, activeSource } = this;
    if (plugin === '') return undefined;
    const load = (signal: AbortSignal) => this.#read(administration, signal);
    return { key: [administration, plugin, activeSource], load };
  }

  async #read(administration: Administration, signal: AbortSignal): Promise<PermissionData> {
    const { plugin: id, activeSource } = this;
    const [plugins, grants, entries] = await Promise.all([
      administration.plugins.list({ signal }),
      administration.grants.read(id, { signal }),
      administration.audit.find({ plugin: id, outcome: 'ok', limit: READ_ENTRIES }, { signal }),
    ]);
    const plugin = plugins.find(({ manifest }) => manifest.id === id);
    const { required = [], optional = [] } = plugin?.manifest.permissions ?? {};
    const types = await readWords(
      activeSource,
      [...required, ...optional].map(({ scope }) => scope),
    );
    return { plugin, grants, uses: lastUses(entries), types };
  }

  protected renderData(data: PermissionData) {
    const asked = data.plugin ? askedScopes(this.translated(data.plugin.manifest), fieldsIn(data.types)) : [];
    if (asked.length === 0)
      return html`<div class="frame">
        <cw-empty-state icon="shield" heading=${this.words.text('asksNothing')}
          >${this.words.text('asksNothingWords')}</cw-empty-state
        >
      </div>`;
    const columns = this.#columns(data.grants);
    return html`${this.#renderTools(data, asked)}
      <div class="frame">
        <div class="scroll" role="region" tabindex="0" aria-label=${this.words.text('permissions')}>
          <table class="permissions">
            ${this.#renderHead(columns)}${asked.map((each) => this.#renderScope(each, columns, data))}
          </table>
        </div>
      </div>
      <p class="small foot">${this.words.text('permissionNote')}</p>`;
  }

  #columns({ everyone, roles }: ScopeGrants): readonly Column[] {
    const named = new Map(Object.entries(roles));
    const known = this.roles.map(({ value, label }) => ({ role: value, label, given: named.get(value) ?? [] }));
    const others = [...named].filter(([role]) => !this.roles.some(({ value }) => value === role));
    return [
      { role: undefined, label: this.words.text('everyone'), given: everyone },
      ...known,
      ...others.map(([role, given]) => ({ role, label: role, given })),
    ];
  }

  #renderTools({ plugin }: PermissionData, asked: readonly AskedScope[]) {
    if (this.readonly || !plugin) return nothing;
    const { name } = this.translated(plugin.manifest);
    const change = (scopes: ScopeChange, done: string) => void this.#change(scopes, done);
    return html`<div class="tools">
      <span class="space"></span>
      <cw-button
        class="give-all"
        ?disabled=${this.isBusy}
        @click=${() => change({ give: asked.map(({ scope }) => scope) }, this.words.text('gaveAll', { plugin: name }))}
        >${this.words.text('giveAll')}</cw-button
      >
      <cw-button class="take-all" ?disabled=${this.isBusy} @click=${() => this.#askToTakeAll(name, asked)}
        >${this.words.text('takeAll')}</cw-button
      >
    </div>`;
  }

  #renderHead(columns: readonly Column[]) {
    return html`<thead>
      <tr>
        <th scope="col">${this.words.text('asksFor')}</th>
        ${columns.map(({ label }) => html`<th scope="col" class="tick">${label}</th>`)}
        <th scope="col">${this.words.text('users')}</th>
        <th scope="col">${this.words.text('lastUsed')}</th>
      </tr>
    </thead>`;
  }

  #renderScope(asked: AskedScope, columns: readonly Column[], data: PermissionData) {
    const { fields, key, parsed } = asked;
    const words = scopeWords(fields.length > 0 ? key : asked.scope, this.panelWords, data.types);
    const name = parsed.kind === 'record' ? this.#verbWords(asked, data.types) : words;
    return html`<tbody>
      <tr class="scope" data-scope=${key}>
        <th scope="row">
          <span class="name">${name}</span>
          ${asked.isOptional ? html`<cw-badge>${this.panelWords.text('optional')}</cw-badge>` : nothing}
          <p class="small wrap"><bdi>${asked.purpose}</bdi></p>
        </th>
        ${columns.map((column) => this.#renderWhole(asked, name, column, columns))}
        <td class="small">${this.#renderUsers(asked, data)}</td>
        <td class="small tight">${this.#renderUse(data.uses.get(key))}</td>
      </tr>
      ${fields.map((field) => this.#renderField(asked, field, columns, data))}
    </tbody>`;
  }

  #verbWords({ parsed }: AskedScope, types: PermissionData['types']): string {
    if (parsed.kind !== 'record') return '';
    return this.words.text(`verb.${parsed.verb}`, { type: types.get(parsed.type)?.label ?? parsed.type });
  }

  #renderField(asked: AskedScope, field: string, columns: readonly Column[], { types, uses }: PermissionData) {
    const type = asked.parsed.kind === 'record' ? asked.parsed.type : '';
    const label = types.get(type)?.fields.get(field) ?? field;
    return html`<tr class="field" data-field=${`${asked.key}:${field}`}>
      <th scope="row"><bdi>${label}</bdi></th>
      ${columns.map((column) => {
        const isGiven = isFieldGiven(asked, field, column.given);
        const isInherited = column.role !== undefined && isFieldGiven(asked, field, columns[0]?.given ?? []);
        const change = () => changeOfField(asked, field, { isGiven: !isGiven, given: column.given });
        return this.#renderTick({ column, label, extent: isGiven ? 'all' : 'none', isInherited, change });
      })}
      <td></td>
      <td class="small tight">${this.#renderUse(uses.get(`${asked.key}:${field}`))}</td>
    </tr>`;
  }

  #renderWhole(asked: AskedScope, label: string, column: Column, columns: readonly Column[]) {
    const extent = extentOf(asked, column.given);
    const isInherited = column.role !== undefined && extentOf(asked, columns[0]?.given ?? []) === 'all';
    return this.#renderTick({
      column,
      label,
      extent,
      isInherited,
      change: () => changeOfScope(asked, extent !== 'all'),
    });
  }

  /** What everybody has, each role has too: that cannot be taken from the role alone. */
  #renderTick(tick: {
    column: Column;
    label: string;
    extent: 'all' | 'some' | 'none';
    isInherited: boolean;
    change: () => ScopeChange;
  }) {
    const { column, label, extent, isInherited, change } = tick;
    const name = this.words.text(isInherited ? 'tickInherited' : 'tick', { what: label, who: column.label });
    const isGiven = extent === 'all' || isInherited;
    return html`<td class="tick">
      <cw-checkbox
        label=${name}
        label-hidden
        data-role=${column.role ?? ''}
        .checked=${isGiven}
        .indeterminate=${extent === 'some' && !isInherited}
        ?disabled=${this.readonly || isInherited || this.isBusy}
        @change=${() => {
          const { role } = column;
          const done = this.words.text(isGiven ? 'tookBack' : 'gave', { what: label, who: column.label });
          void this.#change({ ...change(), ...(role !== undefined && { role }) }, done);
        }}
      ></cw-checkbox>
    </td>`;
  }

  #renderUsers(asked: AskedScope, { grants }: PermissionData) {
    const users = usersOf(asked, grants);
    if (users.length === 0) return asked.isOptional ? this.words.text('nobodyAgreed') : nothing;
    const named = users.slice(0, NAMED_USERS).map((user) => this.userName(user));
    const rest = users.length - named.length;
    const list = new Intl.ListFormat(this.words.locale).format([
      ...named,
      ...(rest > 0 ? [this.words.text('others', { count: rest })] : []),
    ]);
    return this.words.text(asked.isOptional ? 'agreedBy' : 'takenBackBy', { users: list });
  }

  #renderUse(at: string | undefined) {
    if (at === undefined) return html`<span class="never">${this.words.text('notLately')}</span>`;
    return html`<cw-relative-time datetime=${at}></cw-relative-time>`;
  }

  async #change(change: ScopeChange, done: string): Promise<void> {
    await this.perform({ run: async () => this.administration?.grants.change(this.plugin, change), done });
  }

  #askToTakeAll(name: string, asked: readonly AskedScope[]): void {
    this.ask({
      heading: this.words.text('takeAllHeading', { plugin: name }),
      words: this.words.text('takeAllWords'),
      confirm: this.words.text('takeAll'),
      isDanger: true,
      run: async () => this.administration?.grants.change(this.plugin, { takeBack: asked.map(({ key }) => key) }),
      done: this.words.text('tookAll', { plugin: name }),
    });
  }
}

function fieldsIn(types: PermissionData['types']): (type: string) => readonly string[] {
  return (type) => [...(types.get(type)?.fields.keys() ?? [])];
}
