/** A word in its own script and, where that is not Latin, how it is spelled in addresses. */
export interface Word {
  readonly text: string;
  readonly latin: string;
}

/** Where somebody lives. */
export interface Place {
  readonly city: string;
  readonly country: string;
  readonly streets: readonly string[];
}

/** Everything that makes people and companies of one language look real. */
export interface Culture {
  /** How common it is in the demo. */
  readonly weight: number;
  /** Language of mails and notes. */
  readonly language: 'en' | 'zh' | 'ar';
  readonly given: readonly Word[];
  readonly family: readonly Word[];
  /** Puts a full name together. */
  readonly fullName: (given: string, family: string) => string;
  readonly places: readonly Place[];
  readonly phone: string;
  readonly currency: string;
  /** What one unit of the euro is worth, roughly: amounts should look right in their currency. */
  readonly perEuro: number;
  /** Company names around a family name (`{family}`), a city (`{city}`) or a made-up word (`{word}`). */
  readonly companies: readonly string[];
  readonly companyWords: readonly Word[];
}

/** Reads words written one after the other: `Anna Jan`, or `张伟=zhangwei 李娜=lina` with the spelling in addresses. */
export function words(text: string): Word[] {
  return text.split(/\s+/).map((entry) => {
    const [word = '', latin] = entry.split('=');
    const shown = word.replaceAll('_', ' ');
    return { text: shown, latin: latin ?? latinSpelling(shown) };
  });
}

export const westernName = (given: string, family: string): string => `${given} ${family}`;
export const familyFirst = (given: string, family: string): string => `${family}${given}`;

/** Letters only, without accents: what stands in an e-mail address. */
export function latinSpelling(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');
}
