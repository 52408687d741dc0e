import type { RecordFields } from '@crosswalk/model';
import type { HostParts } from './host-parts.ts';
import { askPanel } from './panel-request.ts';
import type { PanelSession } from './panel-session.ts';
import { cleanText } from './plain-text.ts';

/** A record that is about to be saved in the page. */
export interface SaveRequest {
  readonly type: string;
  /** Absent for a record that is new. */
  readonly id?: string;
  /** All fields as they will be. */
  readonly fields: RecordFields;
  /** Keys of the fields that differ from what is stored. */
  readonly changed: readonly string[];
}

/** A plugin's reason not to save. Its message is a third party's text. */
export interface Objection {
  readonly plugin: string;
  readonly name: string;
  readonly message: string;
}

/** Whether a record may be saved, and what the panels that were asked said about it: for the form to show. */
export interface SaveVerdict {
  readonly allowed: boolean;
  readonly objections: readonly Objection[];
  /** Plugins that did not answer in time. They do not hold up the save. */
  readonly silent: readonly string[];
}

/** Asks every panel that registered for it whether a record may be saved. Each is shown only fields it may read. */
export async function askBeforeSave(host: HostParts, request: SaveRequest): Promise<SaveVerdict> {
  const panels = [...host.panels].filter(
    (panel) => panel.hooks.has('record.beforeSave') && panel.connection?.state === 'ready',
  );
  const answers = await Promise.all(panels.map((panel) => askOne(panel, request)));
  const objections = answers.filter((answer) => typeof answer === 'object');
  return {
    allowed: objections.length === 0,
    objections,
    silent: answers.filter((answer) => typeof answer === 'string'),
  };
}

/** An objection, the id of a plugin that did not answer, or nothing. */
async function askOne(
  panel: PanelSession,
  { type, id, fields, changed }: SaveRequest,
): Promise<Objection | string | undefined> {
  const { id: plugin, name } = panel.plugin.manifest;
  try {
    const access = await panel.permissions.access(type);
    const visible = Object.entries(fields).filter(([key]) => access.allowsField('read', key));
    const concerned = changed.filter((key) => access.allowsField('read', key));
    if (concerned.length === 0) return undefined;
    const input = {
      type,
      ...(id === undefined ? {} : { id }),
      fields: Object.fromEntries(visible),
      changed: concerned,
    };
    const { allow, message = '' } = await askPanel(panel, 'hooks.beforeSave', input, {
      timeoutMs: panel.host.limits.beforeSaveMs,
    });
    return allow ? undefined : { plugin, name, message: cleanText(message, 300) };
  } catch {
    return plugin;
  }
}
