import { html, type IconName, type LocaleController } from '@crosswalk/elements';
import { nothing, type TemplateResult } from 'lit';
import type { Failure, FailureState } from '../data/failure.ts';
import type { WidgetTextKey } from '../texts/widget-texts.ts';

interface Look {
  icon: IconName;
  heading?: WidgetTextKey;
  words: WidgetTextKey;
  /** Trying again cannot help. */
  isFinal: boolean;
}

const LOOKS: Readonly<Record<FailureState, Look>> = {
  denied: { icon: 'lock', heading: 'denied', words: 'deniedWords', isFinal: true },
  missing: { icon: 'search', heading: 'missing', words: 'missingWords', isFinal: true },
  offline: { icon: 'offline', heading: 'offline', words: 'offlineWords', isFinal: false },
  error: { icon: 'alert', words: 'errorWords', isFinal: false },
};

/** The state of a widget that has nothing to show because its source said no. */
export function renderFailure(
  failure: Failure | undefined,
  locale: LocaleController<WidgetTextKey>,
  retry: () => void,
): TemplateResult {
  const { icon, heading, words, isFinal } = LOOKS[failure?.state ?? 'error'];
  const reference = failure?.requestId;
  return html`<cw-error-state
    compact
    icon=${icon}
    heading=${heading ? locale.text(heading) : nothing}
    ?final=${isFinal}
    ?quiet=${failure?.state !== 'error'}
    @cw-error-retry=${retry}
  >
    ${locale.text(deniedWords(failure) ?? words)}
    ${reference === undefined ? nothing : locale.text('errorReference', { id: reference })}
  </cw-error-state>`;
}

/** In a panel the app can be refused what the user's role includes: the words say who can change it. */
function deniedWords(failure: Failure | undefined): WidgetTextKey | undefined {
  switch (failure?.state === 'denied' ? failure.deniedBy : undefined) {
    case 'manifest':
      return 'deniedByManifest';
    case 'admin':
      return 'deniedByAdmin';
    case 'user':
      return 'deniedByUser';
    default:
      return undefined;
  }
}

/** The line above data that may be out of date. */
export function renderStale(locale: LocaleController<WidgetTextKey>, refresh: () => void): TemplateResult {
  return html`<cw-banner tone="caution" icon="offline" class="stale">
    ${locale.text('stale')}
    <cw-button slot="actions" size="small" @click=${refresh}>${locale.text('refresh')}</cw-button>
  </cw-banner>`;
}
