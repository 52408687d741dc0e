import type { PanelContext } from '@crosswalk/protocol';

/** What panels know about the page they stand in. */
export interface Environment extends Pick<PanelContext, 'locale' | 'direction' | 'timeZone' | 'theme' | 'density'> {
  /** For views that are meant for one kind of device. */
  readonly device?: 'desktop' | 'mobile';
}

/** Follows the look and language of the page. */
export interface EnvironmentSource {
  readonly current: Environment;
  subscribe(changed: () => void): () => void;
}
