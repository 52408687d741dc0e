import type { MenuItem } from '@crosswalk/elements';
import {
  DENSITIES,
  LANGUAGES,
  THEMES,
  USERS,
  type Density,
  type PreferenceValues,
  type Theme,
  type UserName,
} from '../preferences.ts';
import type { DemoTextKey } from '../texts/demo-texts.ts';

type Text = (key: DemoTextKey) => string;

const THEME_TEXTS: Readonly<Record<Theme, DemoTextKey>> = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' };
const DENSITY_TEXTS: Readonly<Record<Density, DemoTextKey>> = {
  comfortable: 'densityComfortable',
  compact: 'densityCompact',
};
/** Name and role of each user, as keys of the texts. */
export const USER_TEXTS: Readonly<Record<UserName, { name: DemoTextKey; role: DemoTextKey }>> = {
  owner: { name: 'userOwner', role: 'roleOwner' },
  sales: { name: 'userSales', role: 'roleSales' },
  viewer: { name: 'userViewer', role: 'roleViewer' },
};

/** The lines of the menu in which a user chooses how the CRM looks and who they are. */
export function preferenceItems(values: PreferenceValues, text: Text): MenuItem[] {
  return [
    ...choices({ key: 'user', group: text('user') }, USERS, values.user, (user) => text(USER_TEXTS[user].name)).map(
      (item, index) => ({
        ...item,
        hint: text(USER_TEXTS[USERS[index] ?? 'owner'].role),
      }),
    ),
    ...choices({ key: 'theme', group: text('theme') }, THEMES, values.theme, (theme) => text(THEME_TEXTS[theme])),
    ...choices({ key: 'density', group: text('density') }, DENSITIES, values.density, (density) =>
      text(DENSITY_TEXTS[density]),
    ),
    ...Object.entries(LANGUAGES).map(([language, name], index) => ({
      value: `language=${language}`,
      label: name,
      checked: language === values.language,
      ...(index === 0 ? { group: text('language') } : {}),
    })),
  ];
}

/** What a chosen line changes; nothing for a value that is none of the lines. */
export function chosenPreference(value: string): Partial<PreferenceValues> {
  const [key, choice] = value.split('=');
  const theme = THEMES.find((each) => each === choice);
  const density = DENSITIES.find((each) => each === choice);
  const user = USERS.find((each) => each === choice);
  if (key === 'theme' && theme) return { theme };
  if (key === 'density' && density) return { density };
  if (key === 'user' && user) return { user };
  return key === 'language' && choice !== undefined && isLanguage(choice) ? { language: choice } : {};
}

function isLanguage(name: string): name is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, name);
}

function choices<Choice extends string>(
  { key, group }: { key: string; group: string },
  all: readonly Choice[],
  current: Choice,
  label: (choice: Choice) => string,
): MenuItem[] {
  return all.map((choice, index) => ({
    value: `${key}=${choice}`,
    label: label(choice),
    checked: choice === current,
    ...(index === 0 ? { group } : {}),
  }));
}
