import { CwBadge, CwEmptyState, CwRelativeTime, CwSelect, CwSwitch, CwTextField, html } from '@crosswalk/elements';
import type { Administration, EnteredSettings, Manifest, Setting } from '@crosswalk/protocol';
import { css, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { conflictsOf, readEntry, type SettingEntry, shownValue } from './setting-draft.ts';

/** What the form shows. */
export interface SettingsData {
  readonly manifest: Manifest | undefined;
  readonly entered: EnteredSettings;
}

/**
 * The settings of a plugin as a form made of its manifest. Secret ones go in and never come out: it says only when one was
 * entered and by whom. Only what was changed is sent.
 *
 * @tagname cw-plugin-settings
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When settings were saved.
 */
export class CwPluginSettings extends AdminWidget<SettingsData> {
  static readonly elementName = 'plugin-settings';
  static override readonly uses = [
    ...AdminWidget.uses,
    CwBadge,
    CwEmptyState,
    CwRelativeTime,
    CwSelect,
    CwSwitch,
    CwTextField,
  ];
  static override styles = [
    AdminWidget.styles,
    css`
      .form {
        gap: calc(var(--_cw-space) * 5);
      }
      .secret {
        display: grid;
        gap: calc(var(--_cw-space) * 1.5);
      }
      .entered {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: calc(var(--_cw-space) * 2);
      }
      .help {
        margin-block-start: var(--_cw-space);
      }
      .actions {
        margin-block-start: calc(var(--_cw-space) * 5);
      }
    `,
  ];

  /** Id of the plugin. */
  @property() plugin = '';
  @state() private drafts: ReadonlyMap<string, SettingEntry> = new Map();
  /** What was there when the first draft was begun. */
  #base: EnteredSettings | undefined;

  protected target(administration: Administration) {
    const { plugin } = this;
    if (plugin === '') return undefined;
    return { key: [administration, plugin], load: (signal: AbortSignal) => this.#read(administration, signal) };
  }

  async #read(administration: Administration, signal: AbortSignal): Promise<SettingsData> {
    const [plugins, entered] = await Promise.all([
      administration.plugins.list({ signal }),
      administration.settings.read(this.plugin, { signal }),
    ]);
    return { manifest: plugins.find((each) => each.manifest.id === this.plugin)?.manifest, entered };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('plugin')) this.#forgetDrafts();
  }

  protected override renderData({ manifest, entered }: SettingsData) {
    const { name, settings = [] } = manifest ? this.translated(manifest) : { name: this.plugin };
    if (settings.length === 0)
      return html`<cw-empty-state compact icon="settings" heading=${this.words.text('noSettings')}
        >${this.words.text('noSettingsWords')}</cw-empty-state
      >`;
    return html`${this.#renderNotices(settings, entered)}
      <div class="form">${settings.map((setting) => this.#renderSetting(setting, entered))}</div>
      ${this.readonly ? nothing : this.#renderButtons(name)}`;
  }

  #renderNotices(settings: readonly Setting[], entered: EnteredSettings) {
    const labelOf = (name: string) => settings.find((each) => each.name === name)?.label ?? name;
    const list = (names: readonly string[]) => new Intl.ListFormat(this.words.locale).format(names.map(labelOf));
    const conflicts = conflictsOf(this.drafts, this.#base, entered);
    const missing = entered.missing.filter((name) => !this.drafts.has(name));
    return html`${
      conflicts.length > 0
        ? html`<cw-banner class="notice" tone="caution"
            >${this.words.text('settingsConflict', { names: list(conflicts) })}
            <cw-button slot="actions" size="small" @click=${() => this.#forgetDrafts()}
              >${this.words.text('showTheirs')}</cw-button
            ></cw-banner
          >`
        : nothing
    }${
      missing.length > 0
        ? html`<cw-banner class="notice" tone="info"
            >${this.words.text('settingsMissing', { names: list(missing) })}</cw-banner
          >`
        : nothing
    }`;
  }

  #renderSetting(setting: Setting, entered: EnteredSettings) {
    if (setting.secure === true) return this.#renderSecret(setting, entered);
    const draft = this.drafts.get(setting.name);
    const value = draft === undefined ? shownValue(setting, entered) : (draft ?? '');
    switch (setting.type) {
      case 'boolean':
        return html`<div>
          <cw-switch
            ?disabled=${this.readonly}
            .checked=${value === true}
            @change=${(event: Event) => event.currentTarget instanceof CwSwitch && this.#draft(setting, event.currentTarget.checked)}
            >${setting.label}</cw-switch
          >${setting.help === undefined ? nothing : html`<p class="small help"><bdi>${setting.help}</bdi></p>`}
        </div>`;
      case 'select':
        return html`<cw-select
          label=${setting.label}
          help=${setting.help ?? ''}
          error=${this.#faultOf(setting)}
          ?required=${setting.required}
          ?disabled=${this.readonly}
          placeholder=${setting.required ? '' : this.words.text('notChosen')}
          .options=${setting.options ?? []}
          .value=${String(value)}
          @change=${(event: Event) => event.currentTarget instanceof CwSelect && this.#draft(setting, event.currentTarget.value)}
        ></cw-select>`;
      default:
        return this.#renderText(setting, String(value));
    }
  }

  #renderText(setting: Setting, value: string) {
    const type = setting.type === 'number' ? 'number' : setting.type === 'url' ? 'url' : 'text';
    return html`<cw-text-field
      name=${setting.name}
      type=${type}
      label=${setting.label}
      help=${setting.help ?? ''}
      error=${this.#faultOf(setting)}
      ?required=${setting.required}
      ?readonly=${this.readonly}
      .value=${value}
      @input=${(event: Event) => event.currentTarget instanceof CwTextField && this.#draft(setting, event.currentTarget.value)}
    ></cw-text-field>`;
  }

  #renderSecret(setting: Setting, { secrets }: EnteredSettings) {
    const known = secrets.find(({ name }) => name === setting.name);
    const draft = this.drafts.get(setting.name);
    return html`<div class="secret">
      <cw-text-field
        name=${setting.name}
        type="password"
        autocomplete="new-password"
        label=${setting.label}
        help=${setting.help ?? ''}
        error=${this.#faultOf(setting)}
        placeholder=${known ? this.words.text('replaceSecret') : ''}
        ?required=${setting.required && !known}
        ?disabled=${this.readonly}
        .value=${typeof draft === 'string' ? draft : ''}
        @input=${(event: Event) => event.currentTarget instanceof CwTextField && this.#draft(setting, event.currentTarget.value)}
      ></cw-text-field>
      <p class="small entered">
        <cw-badge dot tone=${known ? 'positive' : 'neutral'}
          >${this.words.text(known ? 'entered' : 'notEntered')}</cw-badge
        >
        ${
          known
            ? html`${this.words.text('enteredBy', { user: this.userName(known.updatedBy) })}
                <cw-relative-time datetime=${known.updatedAt}></cw-relative-time>${
                  this.readonly
                    ? nothing
                    : html`<cw-button size="small" variant="ghost" @click=${() => this.#askToForget(setting)}
                        >${this.words.text('forget')}</cw-button
                      >`
                }`
            : nothing
        }
        <span>${this.words.text('secretNote')}</span>
      </p>
    </div>`;
  }

  #renderButtons(name: string) {
    const isClean = this.drafts.size === 0;
    return html`<div class="actions start">
      <cw-button
        class="save"
        variant="primary"
        ?loading=${this.isBusy}
        ?disabled=${isClean || this.isBusy}
        @click=${() => void this.#save(name)}
        >${this.words.text('save')}</cw-button
      >
      ${isClean ? nothing : html`<cw-button @click=${() => this.#forgetDrafts()}>${this.words.text('discard')}</cw-button>`}
    </div>`;
  }

  #faultOf({ name }: Setting): string {
    const fault = this.problem?.faults.find(({ path }) => path === `values.${name}`);
    return fault ? this.words.text('expected', { expected: fault.expected }) : '';
  }

  #draft(setting: Setting, typed: string | boolean): void {
    if (this.drafts.size === 0) this.#base = this.data.value?.entered;
    const drafts = new Map(this.drafts).set(setting.name, readEntry(setting, typed));
    // Nothing typed over a secret leaves it as it is; forgetting one is asked about.
    if (setting.secure === true && typed === '') drafts.delete(setting.name);
    this.drafts = drafts;
  }

  #forgetDrafts(): void {
    this.drafts = new Map();
    this.#base = undefined;
    this.problem = undefined;
  }

  async #save(name: string): Promise<void> {
    const values = Object.fromEntries(this.drafts);
    const run = async () => this.administration?.settings.write(this.plugin, values);
    if (await this.perform({ run, done: this.words.text('settingsSaved', { plugin: name }) })) this.#forgetDrafts();
  }

  #askToForget({ name, label }: Setting): void {
    this.ask({
      heading: this.words.text('forgetHeading', { name: label }),
      words: this.words.text('forgetWords'),
      confirm: this.words.text('forget'),
      isDanger: true,
      run: async () => this.administration?.settings.write(this.plugin, { [name]: null }),
      done: this.words.text('forgotten', { name: label }),
    });
  }
}
