import { html, type IconName, type LocaleController } from '@crosswalk/elements';
import type { PanelProblem, PanelState } from '@crosswalk/host';
import { nothing, type TemplateResult } from 'lit';
import type { PanelTextKey } from './texts/panel-texts.ts';

/** What a panel looks like from outside. */
interface Condition {
  state: PanelState;
  problem: PanelProblem | undefined;
  /** Room it has, in CSS pixels. */
  height: number;
  /** Whether the user decides what plugins may do for everybody. */
  managesPlugins: boolean;
}

/** The ways out. */
interface WaysOut {
  retry: () => void;
  askPermission: () => void;
  manage: () => void;
  reloadPage: () => void;
}

/** Problems that trying again does not mend. */
const FINAL: ReadonlySet<PanelProblem['reason']> = new Set(['missing', 'incompatible', 'refused', 'version']);
/** Problems that have another look when the user is offline. */
const NETWORK: ReadonlySet<PanelProblem['reason']> = new Set(['slow', 'silent', 'unavailable']);

/** Panels lower than this are one line, in a top bar or a header: there is room for a sign that says the rest. */
const ONE_LINE_PX = 64;

/** What lies over a panel's frame while it is not working: its shape, or what is wrong and what can be done. */
export function renderCover(
  condition: Condition,
  locale: LocaleController<PanelTextKey>,
  ways: WaysOut,
): TemplateResult | typeof nothing {
  const { state, problem, height } = condition;
  if (height < ONE_LINE_PX) return renderSign(condition, locale, ways);
  switch (state) {
    case 'ready':
    case 'closed':
      return nothing;
    case 'connecting':
    case 'suspended':
      return html`<div class="cover">
        <cw-skeleton lines=${Math.max(1, Math.min(6, Math.floor(height / 40)))}></cw-skeleton>
      </div>`;
    case 'unresponsive':
      return html`<div class="cover words notice">
        <cw-banner tone="caution">
          ${locale.text('unresponsive')}
          <cw-button slot="actions" size="small" @click=${ways.retry}>${locale.text('restart')}</cw-button>
        </cw-banner>
      </div>`;
    case 'denied':
      return renderDenied(condition, locale, ways);
    case 'failed':
      return renderFailed(problem, locale, ways);
  }
}

/** The same in one line: a button whose name says what is wrong and what a press does. */
function renderSign(
  { state, problem, managesPlugins }: Condition,
  locale: LocaleController<PanelTextKey>,
  { retry, askPermission, manage, reloadPage }: WaysOut,
): TemplateResult | typeof nothing {
  const sign = (icon: IconName, words: readonly PanelTextKey[], act: () => void) =>
    html`<div class="cover line">
      <cw-icon-button
        icon=${icon}
        size="small"
        label=${words.map((key) => locale.text(key)).join(' · ')}
        @click=${act}
      ></cw-icon-button>
    </div>`;
  switch (state) {
    case 'ready':
    case 'closed':
      return nothing;
    case 'connecting':
    case 'suspended':
      return html`<div class="cover"><cw-skeleton lines="1"></cw-skeleton></div>`;
    case 'unresponsive':
      return sign('refresh', ['unresponsive', 'restart'], retry);
    case 'denied':
      if (problem?.deniedBy !== 'admin') return sign('lock', ['denied', 'askPermission'], askPermission);
      return managesPlugins
        ? sign('lock', ['notAllowed', 'managePermissions'], manage)
        : sign('lock', ['notAllowed', 'notAllowedWords'], retry);
    case 'failed':
      if (problem?.reason === 'blocked') return sign('refresh', ['blocked', 'reloadPage'], reloadPage);
      return sign('alert', ['failed', problem?.reason ?? 'silent'], retry);
  }
}

/** Words and a way out follow who can change it: this user, or whoever decides for everybody. */
function renderDenied(
  { problem, managesPlugins }: Condition,
  locale: LocaleController<PanelTextKey>,
  { askPermission, manage }: WaysOut,
): TemplateResult {
  const isForAdmin = problem?.deniedBy === 'admin';
  const button = (key: PanelTextKey, act: () => void) =>
    html`<cw-button slot="actions" size="small" variant="primary" @click=${act}>${locale.text(key)}</cw-button>`;
  return html`<div class="cover words">
    <cw-error-state compact quiet final icon="lock" heading=${locale.text(isForAdmin ? 'notAllowed' : 'denied')}>
      ${locale.text(isForAdmin && !managesPlugins ? 'notAllowedWords' : 'deniedWords')}
      ${isForAdmin ? (managesPlugins ? button('managePermissions', manage) : nothing) : button('askPermission', askPermission)}
    </cw-error-state>
  </div>`;
}

/** Nothing is wrong with the app: this page is older than it. */
function renderBlocked(locale: LocaleController<PanelTextKey>, { reloadPage }: WaysOut): TemplateResult {
  return html`<div class="cover words">
    <cw-error-state compact quiet final icon="refresh" heading=${locale.text('blockedHeading')}>
      ${locale.text('blocked')}
      <cw-button slot="actions" size="small" variant="primary" @click=${reloadPage}
        >${locale.text('reloadPage')}</cw-button
      >
    </cw-error-state>
  </div>`;
}

function renderFailed(
  problem: PanelProblem | undefined,
  locale: LocaleController<PanelTextKey>,
  ways: WaysOut,
): TemplateResult {
  const reason = problem?.reason ?? 'silent';
  if (reason === 'blocked') return renderBlocked(locale, ways);
  const isOffline = !navigator.onLine && NETWORK.has(reason);
  return html`<div class="cover words">
    <cw-error-state
      compact
      icon=${isOffline ? 'offline' : 'plugin'}
      heading=${locale.text(isOffline ? 'offline' : 'failed')}
      ?quiet=${isOffline}
      ?final=${FINAL.has(reason)}
      @cw-error-retry=${ways.retry}
    >
      ${locale.text(isOffline ? 'offlineWords' : reason)}
    </cw-error-state>
  </div>`;
}
