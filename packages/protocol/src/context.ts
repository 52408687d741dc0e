import { JsonValue, LIMITS, RecordId, RecordReference, TypeName, z } from '@crosswalk/model';
import { LOCATIONS } from './locations.ts';
import { DeclaredName } from './names.ts';
import { text } from './text.ts';

/** The person who uses the CRM, as a panel may know them. */
export const UserContext = z.strictObject({ id: RecordId, name: text(), email: z.optional(text(320)) });
export type UserContext = z.infer<typeof UserContext>;

/** The CRM installation the user works in. */
export const AccountContext = z.strictObject({ id: RecordId, name: text(), crm: text() });
export type AccountContext = z.infer<typeof AccountContext>;

/** Look of the host page, passed live so that panels match it. `tokens` are the public CSS custom properties (`--cw-…`) of the page. */
export const ThemeContext = z.strictObject({
  scheme: z.enum(['light', 'dark']),
  tokens: z.optional(z.record(z.string().check(z.maxLength(64), z.regex(/^--cw-[a-z-]+$/)), text(500))),
});
export type ThemeContext = z.infer<typeof ThemeContext>;

/** Everything a panel knows without asking. Needs no scope and contains no record data. */
export const PanelContext = z.strictObject({
  view: DeclaredName,
  location: z.enum(LOCATIONS),
  record: z.optional(RecordReference),
  selection: z.optional(z.strictObject({ type: TypeName, ids: z.array(RecordId).check(z.maxLength(LIMITS.page)) })),
  /** What follows the panel in the page's address: lets a link open one place inside a view. */
  deepLink: z.optional(text(1_000)),
  /** Data handed to a modal by its opener. */
  input: z.optional(JsonValue),
  user: UserContext,
  account: AccountContext,
  /** BCP 47 tag, for example `zh-CN`. */
  locale: text(35),
  direction: z.enum(['ltr', 'rtl']),
  /** IANA name, for example `Asia/Shanghai`. */
  timeZone: text(64),
  theme: ThemeContext,
  density: z.enum(['compact', 'comfortable']),
});
export type PanelContext = z.infer<typeof PanelContext>;
