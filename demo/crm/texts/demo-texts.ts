import { TextCatalog, type Translation } from '@crosswalk/elements';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';

/** The CRM's own words. */
export const english = {
  home: 'Home',
  person: 'People',
  company: 'Companies',
  deal: 'Deals',
  task: 'Tasks',
  plugins: 'Plugins',
  settings: 'Settings',
  records: 'Records',
  workspace: 'Workspace',
  navigation: 'Main navigation',
  skipToContent: 'Skip to content',
  appearance: 'Appearance',
  theme: 'Theme',
  themeAuto: 'As the system',
  themeLight: 'Light',
  themeDark: 'Dark',
  density: 'Density',
  densityComfortable: 'Comfortable',
  densityCompact: 'Compact',
  language: 'Language',
  user: 'Signed in as',
  userOwner: 'Mara Lindholm',
  userSales: 'Tom Okafor',
  userViewer: 'Ravi Menon',
  roleOwner: 'Owner',
  roleSales: 'Sales',
  roleViewer: 'Viewer, read only',
  details: 'Details',
  activity: 'Activity',
  apps: 'Apps',
  viewAll: 'All',
  viewGrouped: 'By stage',
  missing: 'Page not found',
  missingWords: 'This address leads nowhere. It may be old or mistyped.',
  toHome: 'Go to Home',
  greeting: 'Good to see you, {name}',
  homeIntro: 'What is happening in your workspace.',
  openDeals: 'Deals to close next',
  latest: 'Latest activity',
  search: 'Search everything',
  searchHint: 'Type a name, a company or a deal',
  searchNothing: 'Nothing found for “{text}”.',
  newRecord: 'New',
  newOfType: 'New {type}',
  create: 'Create',
  cancel: 'Cancel',
  created: '{name} was created',
  notCreated: 'It could not be created: {reason}',
  pluginsIntro: 'What is installed, what it may do, and what it did. Access is given and taken back here.',
  settingsIntro: 'How the CRM looks, and the settings of its plugins.',
  pluginSettings: 'Plugin settings',
  startFailed: 'The CRM could not start its plugins. Records work as usual.',
} as const satisfies Translation<string>;

export type DemoTextKey = keyof typeof english;

/** The CRM's texts in its languages. */
export const demoTexts = new TextCatalog<DemoTextKey>(english, { 'zh-CN': chinese, ar: arabic });
