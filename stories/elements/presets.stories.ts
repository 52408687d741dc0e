import '@crosswalk/elements/define';
import { html } from '@crosswalk/elements';
import bootstrapPreset from '@crosswalk/elements/presets/bootstrap.css?inline';
import carbonPreset from '@crosswalk/elements/presets/carbon.css?inline';
import sldsPreset from '@crosswalk/elements/presets/slds.css?inline';
import trytonPreset from '@crosswalk/elements/presets/tryton.css?inline';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?inline';
import { LitElement, type TemplateResult, unsafeCSS } from 'lit';
import carbon from './looks/carbon.css?inline';
import frame from './looks/frame.css?inline';
import slds from './looks/slds.css?inline';
import tryton from './looks/tryton.css?inline';

/** One design system's own markup, and ours under its preset, in a root of their own so that no other story sees its rules. */
class PresetPage extends LitElement {
  static override properties = { theirs: { attribute: false }, sheets: { attribute: false } };
  declare theirs: TemplateResult;
  declare sheets: readonly string[];

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot)
      root.adoptedStyleSheets = this.sheets.flatMap(
        (sheet) => unsafeCSS(sheet.replaceAll(':root', ':host')).styleSheet ?? [],
      );
    return root;
  }

  protected override render() {
    return html`<div class="side">${this.theirs}</div>
      <div class="side">${ours}</div>`;
  }
}
if (!customElements.get('story-preset-page')) customElements.define('story-preset-page', PresetPage);

const ours = html`<h3>Crosswalk</h3>
  <cw-card heading="Deal">
    <cw-text-field label="Name" value="Annual plan"></cw-text-field>
    <p class="line"><cw-badge tone="positive">Won</cw-badge></p>
    <p class="line"><cw-button variant="primary">Save</cw-button> <cw-button>Cancel</cw-button></p>
  </cw-card>`;

const page = (theirs: TemplateResult, ...sheets: string[]) =>
  html`<story-preset-page .theirs=${theirs} .sheets=${[...sheets, frame]}></story-preset-page>`;

/**
 * Twelve properties are enough to look native. Left what the design system draws with its own rules, right our elements
 * under its preset: `import '@crosswalk/elements/presets/slds.css'`.
 */
const meta: Meta = { title: 'Elements/Presets', parameters: { layout: 'padded' } };
export default meta;

export const Slds: StoryObj = {
  name: 'SLDS',
  render: () =>
    page(
      html`<h3>Lightning</h3>
        <article class="slds-card">
          <div class="slds-card__header slds-grid"><h2 class="slds-card__header-title">Deal</h2></div>
          <div class="slds-card__body slds-card__body_inner">
            <div class="slds-form-element">
              <label class="slds-form-element__label" for="name">Name</label>
              <div class="slds-form-element__control"><input id="name" class="slds-input" value="Annual plan" /></div>
            </div>
            <p class="line"><span class="slds-badge slds-theme_success">Won</span></p>
            <p class="line">
              <button class="slds-button slds-button_brand">Save</button>
              <button class="slds-button slds-button_neutral">Cancel</button>
            </p>
          </div>
        </article>`,
      slds,
      sldsPreset,
    ),
};

export const Carbon: StoryObj = {
  render: () =>
    page(
      html`<h3>Carbon</h3>
        <div class="cds--tile cds--layout--size-md">
          <h2>Deal</h2>
          <div class="cds--form-item">
            <label class="cds--label" for="name">Name</label>
            <input id="name" class="cds--text-input" value="Annual plan" />
          </div>
          <p class="line"><span class="cds--tag cds--tag--green">Won</span></p>
          <p class="line">
            <button class="cds--btn cds--btn--primary">Save</button>
            <button class="cds--btn cds--btn--tertiary">Cancel</button>
          </p>
        </div>`,
      carbon,
      carbonPreset,
    ),
};

const bootstrapCard = html`<h3>Bootstrap</h3>
  <div class="card">
    <div class="card-header">Deal</div>
    <div class="card-body">
      <label class="form-label" for="name">Name</label>
      <input id="name" class="form-control" value="Annual plan" />
      <p class="line"><span class="badge text-bg-success">Won</span></p>
      <p class="line">
        <button class="btn btn-primary">Save</button>
        <button class="btn btn-secondary">Cancel</button>
      </p>
    </div>
  </div>`;

export const Bootstrap: StoryObj = { render: () => page(bootstrapCard, bootstrap, bootstrapPreset) };

/** Bootstrap's own dark mode: the preset follows its custom properties. */
export const BootstrapDark: StoryObj = {
  render: () => html`<div data-bs-theme="dark">${page(bootstrapCard, darkOf(bootstrap), bootstrapPreset)}</div>`,
};

/** In a page the attribute stands on an ancestor; the rules of this root see only its own host. */
function darkOf(sheet: string): string {
  return sheet.replaceAll('[data-bs-theme=dark]', ':host').concat(':host { color-scheme: dark !important; }');
}

export const Tryton: StoryObj = {
  render: () =>
    page(
      html`<h3>Tryton</h3>
        <div class="panel panel-default">
          <div class="panel-heading">Deal</div>
          <div class="panel-body">
            <label class="control-label" for="name">Name</label>
            <input id="name" class="form-control input-sm" value="Annual plan" />
            <p class="line"><span class="label label-success">Won</span></p>
            <p class="line">
              <button class="btn btn-primary">Save</button>
              <button class="btn btn-default">Cancel</button>
            </p>
          </div>
        </div>`,
      tryton,
      trytonPreset,
    ),
};
