import { html } from '@crosswalk/elements';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { OfferedViews } from './offered-views.ts';

/** The name of a plugin's page, for the line above it; its id until it is known. */
export class CrmViewName extends LitElement {
  @property() plugin = '';
  @property() view = '';
  readonly #pages = new OfferedViews(this, 'app.page');

  protected override render() {
    const found = this.#pages.views.find(
      ({ plugin, view }) => plugin.manifest.id === this.plugin && view.id === this.view,
    );
    return html`<bdi>${found?.title ?? this.plugin}</bdi>`;
  }
}
