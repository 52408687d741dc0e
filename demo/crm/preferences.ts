/** Languages the CRM speaks, each under its own name. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文', ar: 'العربية' } as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
/** The users one can be in the demo: each with other rights. */
export const USERS = ['owner', 'sales', 'viewer'] as const;

export type Language = keyof typeof LANGUAGES;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type UserName = (typeof USERS)[number];

/** What a user chose about how the CRM looks and who they are. */
export interface PreferenceValues {
  language: Language;
  theme: Theme;
  density: Density;
  user: UserName;
}

const STORAGE_KEY = 'harbour.preferences';

/** The user's choices, kept in the browser and applied to the page. Sends `change` after each choice. */
export class Preferences extends EventTarget {
  #values: PreferenceValues = readStored();

  get values(): Readonly<PreferenceValues> {
    return this.#values;
  }

  /** `rtl` for languages written from right to left. */
  get direction(): 'ltr' | 'rtl' {
    return this.#values.language === 'ar' ? 'rtl' : 'ltr';
  }

  set(changes: Partial<PreferenceValues>): void {
    this.#values = { ...this.#values, ...changes };
    localStorage.setItem(STORAGE_KEY, JSON.stringify(this.#values));
    this.apply();
    this.dispatchEvent(new Event('change'));
  }

  /**
   * Goes by what another window of this browser chooses. Somebody else's page must not stay open under the new user, so
   * `onOtherUser` is called when that changed; looks are followed in place.
   */
  followOtherWindows(onOtherUser: () => void): void {
    addEventListener('storage', ({ key }) => {
      if (key !== STORAGE_KEY && key !== null) return;
      const { user } = this.#values;
      this.#values = readStored();
      if (this.#values.user !== user) {
        onOtherUser();
        return;
      }
      this.apply();
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Writes the choices onto the page, where styles and elements read them. */
  apply(): void {
    const page = document.documentElement;
    page.lang = this.#values.language;
    page.dir = this.direction;
    page.dataset.theme = this.#values.theme;
    page.dataset.density = this.#values.density;
  }
}

function readStored(): PreferenceValues {
  const stored = parseJson(localStorage.getItem(STORAGE_KEY));
  return {
    language: pick(Object.keys(LANGUAGES).filter(isLanguage), stored.language) ?? preferredLanguage(),
    theme: pick(THEMES, stored.theme) ?? 'auto',
    density: pick(DENSITIES, stored.density) ?? 'comfortable',
    user: pick(USERS, stored.user) ?? 'owner',
  };
}

function preferredLanguage(): Language {
  const wanted = navigator.language.toLowerCase();
  return wanted.startsWith('zh') ? 'zh-CN' : wanted.startsWith('ar') ? 'ar' : 'en';
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(LANGUAGES, name);
}

function pick<Value>(allowed: readonly Value[], wanted: unknown): Value | undefined {
  return allowed.find((value) => value === wanted);
}

/** What is stored may be from another version, or from somebody else on this origin. */
function parseJson(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
