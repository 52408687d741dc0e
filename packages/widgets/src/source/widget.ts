import { baseStyles, LocaleController } from '@crosswalk/elements';
import type { RecordReference, RecordSource } from '@crosswalk/model';
import { ContextConsumer } from '@lit/context';
import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { RecordTitles } from '../data/record-titles.ts';
import type { RenderContext } from '../format/render-value.ts';
import { widgetTexts, type WidgetTextKey } from '../texts/widget-texts.ts';
import { widgetContext, type WidgetEnvironment } from './source-context.ts';

/** What all widgets share: where their data comes from, their language, and how values are drawn. */
export abstract class Widget extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  /** Data of this widget alone, instead of what the page provides. */
  @property({ attribute: false }) source?: RecordSource | undefined;

  protected readonly locale = new LocaleController<WidgetTextKey>(this, widgetTexts);
  readonly #titles = new RecordTitles(this);
  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });

  /** The source in force, if there is one yet. */
  protected get activeSource(): RecordSource | undefined {
    return this.source ?? this.environment?.source;
  }

  protected get environment(): WidgetEnvironment | undefined {
    return this.#environment.value;
  }

  protected get renderContext(): RenderContext {
    return {
      locale: this.locale.locale,
      timeZone: this.environment?.timeZone,
      words: { yes: this.locale.text('yes'), no: this.locale.text('no') },
      title: (reference: RecordReference) => this.#titles.title(this.activeSource, reference),
      href: this.environment?.recordHref,
    };
  }
}
