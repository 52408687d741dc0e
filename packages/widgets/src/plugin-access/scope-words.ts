import type { LocaleController } from '@crosswalk/elements';
import { parseScope } from '@crosswalk/protocol';
import type { PanelTextKey } from '../panel/texts/panel-texts.ts';

/** Labels of an object type and its fields in the user's language, as far as they are known. */
export interface TypeWords {
  readonly label: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Says in plain words what a scope lets a plugin do. */
export function scopeWords(
  scope: string,
  locale: LocaleController<PanelTextKey>,
  types: ReadonlyMap<string, TypeWords>,
): string {
  const parsed = parseScope(scope);
  switch (parsed?.kind) {
    case 'record': {
      const known = types.get(parsed.type);
      const names = parsed.fields?.map((key) => known?.fields.get(key) ?? key);
      const fields = names === undefined ? locale.text('allFields') : new Intl.ListFormat(locale.locale).format(names);
      return locale.text(`scope.${parsed.verb}`, { type: known?.label ?? parsed.type, fields });
    }
    case 'http':
      return locale.text('scope.http', { name: parsed.template });
    case 'intent':
      return locale.text(`scope.${parsed.direction}`, { name: parsed.name });
    case 'simple':
      return locale.text(`scope.${parsed.key}`);
    default:
      return scope;
  }
}
