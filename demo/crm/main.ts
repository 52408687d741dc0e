import { createAdministration } from '@crosswalk/connectors/crosswalk';
import { defineElements } from '@crosswalk/elements';
import { defineWidgets } from '@crosswalk/widgets';
import { CrmApp } from './app/crm-app.ts';
import { CrmAppLinks } from './app/crm-app-links.ts';
import { CrmMore } from './app/crm-more.ts';
import { CrmRecordName } from './app/crm-record-name.ts';
import { CrmViewName } from './app/crm-view-name.ts';
import { CrmSearch } from './app/crm-search.ts';
import { CrmAdminPage } from './pages/admin/admin-page.ts';
import { CrmCreateRecord } from './pages/create-record.ts';
import { CrmHomeFigures } from './pages/home-figures.ts';
import { CrmHomePage } from './pages/home-page.ts';
import { CrmListPage } from './pages/list-page.ts';
import { CrmPluginPage } from './pages/plugin-page.ts';
import { CrmPluginsPage } from './pages/plugins-page.ts';
import { CrmRecordPage } from './pages/record-page.ts';
import { CrmSettingsPage } from './pages/settings-page.ts';
import { adminHref } from './pages/admin/sections.ts';
import { askPluginsBeforeSaving } from './guarded-source.ts';
import { type RunningHost, startHost } from './host.ts';
import { Preferences } from './preferences.ts';
import { recordHref } from './router.ts';
import { createCrmSource } from './source.ts';

defineElements();
defineWidgets();
customElements.define('crm-admin-page', CrmAdminPage);
customElements.define('crm-app', CrmApp);
customElements.define('crm-app-links', CrmAppLinks);
customElements.define('crm-create-record', CrmCreateRecord);
customElements.define('crm-home-figures', CrmHomeFigures);
customElements.define('crm-home-page', CrmHomePage);
customElements.define('crm-list-page', CrmListPage);
customElements.define('crm-more', CrmMore);
customElements.define('crm-plugin-page', CrmPluginPage);
customElements.define('crm-plugins-page', CrmPluginsPage);
customElements.define('crm-record-name', CrmRecordName);
customElements.define('crm-record-page', CrmRecordPage);
customElements.define('crm-search', CrmSearch);
customElements.define('crm-settings-page', CrmSettingsPage);
customElements.define('crm-view-name', CrmViewName);

const preferences = new Preferences();
preferences.apply();
const app = new CrmApp();
app.preferences = preferences;
let chosen = preferences.values;
let running: RunningHost | undefined;
let isStarting: Promise<void> = Promise.resolve();

/** Shows the CRM as the user who is chosen now sees it, with plugins of their own: nothing of the last user stays. */
function start(): void {
  const source = createCrmSource(chosen.user, chosen.language);
  const surroundings = { source, user: chosen.user, element: app, go: (href: string) => app.go(href), recordHref };
  app.source = askPluginsBeforeSaving(source, () => running?.host);
  isStarting = isStarting
    .then(async () => {
      running?.stop();
      running = undefined;
      running = await startHost(surroundings);
      app.administration = running.administration;
    })
    .catch((error: unknown) => {
      // An owner still gets at what may be the reason.
      app.administration = createAdministration({ baseUrl: '' });
      app.reportPluginFailure(error);
    });
}

preferences.addEventListener('change', () => {
  const { user, language } = preferences.values;
  const isOther = user !== chosen.user || language !== chosen.language;
  chosen = preferences.values;
  if (isOther) start();
});
app.addEventListener('cw-manage-plugin', (event) => app.go(adminHref('permissions', parsePlugin(event))));
preferences.followOtherWindows(() => location.reload());
document.body.append(app);
start();

/** Which plugin a panel wants to be looked after. */
function parsePlugin(event: Event): string {
  return (event as CustomEvent<{ plugin: string }>).detail.plugin;
}
