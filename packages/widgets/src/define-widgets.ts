import { defineElement, type DefineOptions, type ElementClass } from '@crosswalk/elements';
import { CwAllowedHosts } from './allowed-hosts/allowed-hosts.ts';
import { CwAuditView } from './audit-view/audit-view.ts';
import { CwJobList } from './job-list/job-list.ts';
import { CwPermissionDiff } from './permission-diff/permission-diff.ts';
import { CwPermissionView } from './permission-view/permission-view.ts';
import { CwPluginInstall } from './plugin-manager/plugin-install.ts';
import { CwPluginManager } from './plugin-manager/plugin-manager.ts';
import { CwPluginProposals } from './plugin-proposals/plugin-proposals.ts';
import { CwPluginSettings } from './plugin-settings/plugin-settings.ts';
import { CwWebhookDeliveries } from './webhook-deliveries/webhook-deliveries.ts';
import { CwNewWebhook } from './webhook-list/new-webhook.ts';
import { CwWebhookList } from './webhook-list/webhook-list.ts';
import { CwAssociationList } from './association-list/association-list.ts';
import { CwDataTable } from './data-table/data-table.ts';
import { CwFilterBuilder } from './filter/filter-builder.ts';
import { CwPropertyList } from './property-list/property-list.ts';
import { CwRecordCard } from './record-card/record-card.ts';
import { CwRecordForm } from './record-form/record-form.ts';
import { CwRecordHeader } from './record-header/record-header.ts';
import { CwRecordLookup } from './record-lookup/record-lookup.ts';
import { CwPanel } from './panel/panel.ts';
import { CwPipelineBoard } from './pipeline-board/pipeline-board.ts';
import { CwPluginAccess } from './plugin-access/plugin-access.ts';
import { CwPluginDetails } from './plugin-access/plugin-details.ts';
import { CwPluginList } from './plugin-access/plugin-list.ts';
import { CwSlot } from './slot/slot.ts';
import { CwHostSurface } from './surface/host-surface.ts';
import { CwRecordPicker } from './surface/record-picker.ts';
import { CwSparkline } from './sparkline/sparkline.ts';
import { CwSource } from './source/source-provider.ts';
import { CwStagePath } from './stage-path/stage-path.ts';
import { CwStatistic } from './statistic/statistic.ts';
import { CwTimeline } from './timeline/timeline.ts';

/** Every widget. The one list that registration, stories and tests derive from. */
export const WIDGETS: readonly ElementClass[] = [
  CwAllowedHosts,
  CwAssociationList,
  CwAuditView,
  CwDataTable,
  CwFilterBuilder,
  CwHostSurface,
  CwJobList,
  CwNewWebhook,
  CwPanel,
  CwPipelineBoard,
  CwPermissionDiff,
  CwPermissionView,
  CwPluginAccess,
  CwPluginDetails,
  CwPluginInstall,
  CwPluginList,
  CwPluginManager,
  CwPluginProposals,
  CwPluginSettings,
  CwPropertyList,
  CwRecordCard,
  CwRecordForm,
  CwRecordHeader,
  CwRecordLookup,
  CwRecordPicker,
  CwSlot,
  CwSource,
  CwSparkline,
  CwStagePath,
  CwStatistic,
  CwTimeline,
  CwWebhookDeliveries,
  CwWebhookList,
];

/**
 * Registers the widgets, or those named in `only`, with the basic elements they need. Never throws: a name that another
 * copy of the library took is left to it, and this copy's own templates use a free name.
 */
export function defineWidgets(options: DefineOptions & { only?: readonly string[] } = {}): void {
  for (const widget of WIDGETS) {
    if (!options.only || options.only.includes(widget.elementName)) defineElement(widget, options);
  }
}

declare global {
  /** What `querySelector` and `createElement` give for the usual tags. */
  interface HTMLElementTagNameMap {
    'cw-allowed-hosts': CwAllowedHosts;
    'cw-audit-view': CwAuditView;
    'cw-job-list': CwJobList;
    'cw-permission-diff': CwPermissionDiff;
    'cw-permission-view': CwPermissionView;
    'cw-plugin-install': CwPluginInstall;
    'cw-plugin-manager': CwPluginManager;
    'cw-plugin-proposals': CwPluginProposals;
    'cw-plugin-settings': CwPluginSettings;
    'cw-webhook-deliveries': CwWebhookDeliveries;
    'cw-new-webhook': CwNewWebhook;
    'cw-webhook-list': CwWebhookList;
    'cw-association-list': CwAssociationList;
    'cw-data-table': CwDataTable;
    'cw-filter-builder': CwFilterBuilder;
    'cw-host-surface': CwHostSurface;
    'cw-panel': CwPanel;
    'cw-pipeline-board': CwPipelineBoard;
    'cw-plugin-access': CwPluginAccess;
    'cw-plugin-details': CwPluginDetails;
    'cw-plugin-list': CwPluginList;
    'cw-property-list': CwPropertyList;
    'cw-record-card': CwRecordCard;
    'cw-record-form': CwRecordForm;
    'cw-record-header': CwRecordHeader;
    'cw-record-lookup': CwRecordLookup;
    'cw-record-picker': CwRecordPicker;
    'cw-slot': CwSlot;
    'cw-source': CwSource;
    'cw-sparkline': CwSparkline;
    'cw-stage-path': CwStagePath;
    'cw-statistic': CwStatistic;
    'cw-timeline': CwTimeline;
  }
}
