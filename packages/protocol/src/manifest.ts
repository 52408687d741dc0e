import { LIMITS, TypeName, z } from '@crosswalk/model';
import { ViewCondition } from './conditions.ts';
import { LOCATIONS } from './locations.ts';
import { DeclaredName, IntentName, PluginId } from './names.ts';
import { MAX_SCOPE_LENGTH, SCOPE_PATTERN } from './scopes.ts';
import { requiredText, text } from './text.ts';

/** The manifest version this code writes and the only one it reads. */
export const MANIFEST_VERSION = 1;

/** `1.4.0`; no ranges, no build metadata, so that versions compare. */
export const Version = z.string().check(z.maxLength(40), z.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/));

/** An https page, or http on loopback while developing. Other schemes never reach a frame. */
export const PageUrl = z
  .string()
  .check(
    z.maxLength(1_000),
    z.regex(/^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?$/),
  );

/** Either a full page address or a path inside the plugin's own folder. */
export const EntryUrl = z
  .string()
  .check(
    z.maxLength(1_000),
    z.regex(
      /^((https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?|\.\/[^\s#\\:]*)$/,
    ),
  );

/** An origin a plugin talks to: `https://api.example.com`. No wild cards: what cannot be listed cannot be agreed to. */
export const NetworkOrigin = z
  .string()
  .check(z.maxLength(253), z.regex(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/));

/** Text of one scope. */
export const ScopeText = z.string().check(z.maxLength(MAX_SCOPE_LENGTH), z.regex(SCOPE_PATTERN));

const CssLength = z.int().check(z.minimum(0), z.maximum(4_000));

/** Room a view takes before it has loaded, in CSS pixels, so that nothing shifts. */
export const ViewSize = z.strictObject({
  height: CssLength,
  minHeight: z.optional(CssLength),
  /** Auto-resize never goes beyond it. */
  maxHeight: z.optional(CssLength),
  width: z.optional(CssLength),
});

/** One panel page, meant for one location. */
export const View = z.strictObject({
  id: DeclaredName,
  title: requiredText(),
  location: z.enum(LOCATIONS),
  entry: EntryUrl,
  /** Object types it is shown for; absent means all. */
  objectTypes: z.optional(z.array(TypeName).check(z.maxLength(20))),
  size: ViewSize,
  /** Shown only when every condition holds. */
  when: z.optional(z.array(ViewCondition).check(z.maxLength(10))),
});
export type View = z.infer<typeof View>;

/** A scope and, in the author's words to the user, what it is for. */
export const PermissionRequest = z.strictObject({ scope: ScopeText, purpose: requiredText(300) });
export type PermissionRequest = z.infer<typeof PermissionRequest>;

const permissionList = z.array(PermissionRequest).check(z.maxLength(100));
const origins = z.optional(z.array(NetworkOrigin).check(z.maxLength(50)));

/** A value the admin enters at installation. `secure` ones never reach a browser; `scopes` says where a secret may be filled in. */
export const Setting = z.strictObject({
  name: DeclaredName,
  type: z.enum(['text', 'number', 'boolean', 'select', 'url']),
  label: requiredText(),
  help: z.optional(text(1_000)),
  required: z.optional(z.boolean()),
  secure: z.optional(z.boolean()),
  scopes: z.optional(z.array(ScopeText).check(z.maxLength(50))),
  options: z.optional(z.array(z.strictObject({ value: text(), label: text() })).check(z.maxLength(100))),
  default: z.optional(z.union([text(2_000), z.number(), z.boolean()])),
});
export type Setting = z.infer<typeof Setting>;

/** A request the server makes for the plugin. `{{settings.x}}`, `{{params.y}}` and `{{oauth.z.accessToken}}` are filled in there. */
export const RequestTemplate = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().check(z.maxLength(2_000), z.regex(/^https:\/\/[^\s@\\]+$/)),
  headers: z.optional(z.record(z.string().check(z.maxLength(64), z.regex(/^[A-Za-z0-9-]+$/)), text(2_000))),
  body: z.optional(text(20_000)),
});
export type RequestTemplate = z.infer<typeof RequestTemplate>;

/** A fixed https address of a named host: nobody can agree to a host that is not there to be read. */
const Endpoint = z
  .string()
  .check(
    z.maxLength(1_000),
    z.regex(/^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::\d{1,5})?(\/[^\s#\\{}]*)?$/),
  );

/**
 * Another company whose users may let the plugin act for them (OAuth 2, code flow with PKCE). The server runs it and
 * keeps the tokens; requests use them as `{{oauth.<name>.accessToken}}`.
 */
export const OAuthProvider = z.strictObject({
  /** What users know the company by. */
  label: requiredText(80),
  /** The page where users agree. */
  authorize: Endpoint,
  /** Where codes and refresh tokens are turned into access tokens. */
  token: Endpoint,
  /** Where tokens are given back (RFC 7009). Without it a connection that ends is only forgotten here. */
  revoke: z.optional(Endpoint),
  /** What the company calls itself in ID tokens and answers (RFC 9207); needed where `openid` is among the scopes. */
  issuer: z.optional(Endpoint),
  /** Asked for when a user connects. */
  scopes: z.array(z.string().check(z.maxLength(200), z.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/))).check(z.maxLength(50)),
  /** Name of the setting that holds the client id. */
  clientId: DeclaredName,
  /** Name of the secure setting that holds the client's secret; absent for public clients. */
  clientSecret: z.optional(DeclaredName),
  /** How the client's secret is sent: in a header, unless the company wants it in the body. */
  clientAuth: z.optional(z.enum(['basic', 'post'])),
  /** What else the company wants to be asked with, such as `access_type`. */
  parameters: z.optional(z.record(z.string().check(z.maxLength(64), z.regex(/^[A-Za-z0-9_.-]+$/)), text(500))),
  /** Origins the access token may be sent to. */
  hosts: z.array(NetworkOrigin).check(z.minLength(1), z.maxLength(20)),
  /** Where the name of the connected account is read: a GET with the access token, and the key of its JSON. */
  account: z.optional(z.strictObject({ url: Endpoint, field: text(64) })),
});
export type OAuthProvider = z.infer<typeof OAuthProvider>;

const intentNames = z.array(IntentName).check(z.maxLength(50));

/** Blocking events a plugin may take part in. */
export const HOOK_EVENTS = ['record.beforeSave'] as const;
/** Name of a blocking event. */
export type HookEvent = (typeof HOOK_EVENTS)[number];

/**
 * `crosswalk.json`: all a host needs to know about a plugin. Written by hand or by `defineManifest()`.
 * `parseManifest` adds what a schema cannot say, such as unique view ids.
 */
export const Manifest = z.strictObject({
  /** Where an editor finds the JSON Schema. */
  $schema: z.optional(text(500)),
  manifestVersion: z.literal(MANIFEST_VERSION),
  id: PluginId,
  version: Version,
  name: requiredText(80),
  description: requiredText(500),
  author: z.strictObject({ name: requiredText(), email: z.optional(text(320)), url: z.optional(PageUrl) }),
  icon: z.optional(EntryUrl),
  defaultLocale: text(35),
  /**
   * Texts by locale; `name`, `description`, `views.<id>.title`, `purposes.<scope>`, `settings.<name>.label`,
   * `settings.<name>.help` and `settings.<name>.options.<value>` replace the defaults.
   */
  translations: z.optional(z.record(text(35), z.record(text(200), text(500)))),
  engines: z.strictObject({ host: z.string().check(z.maxLength(40), z.regex(/^\^\d+\.\d+(\.\d+)?$/)) }),
  /** Operations without which the plugin does not work; a host without them says so before it loads anything. */
  requires: z.optional(z.array(text(64)).check(z.maxLength(100))),
  /** Operations it uses when they are there. */
  optional: z.optional(z.array(text(64)).check(z.maxLength(100))),
  views: z.array(View).check(z.minLength(1), z.maxLength(50)),
  permissions: z.strictObject({ required: permissionList, optional: z.optional(permissionList) }),
  network: z.optional(
    z.strictObject({ connect: origins, images: origins, frames: origins, purpose: z.optional(text(300)) }),
  ),
  requests: z.optional(z.record(DeclaredName, RequestTemplate)),
  /** Companies users connect the plugin with. */
  oauth: z.optional(z.record(DeclaredName, OAuthProvider)),
  settings: z.optional(z.array(Setting).check(z.maxLength(LIMITS.branches * 5))),
  intents: z.optional(z.strictObject({ raises: z.optional(intentNames), handles: z.optional(intentNames) })),
  events: z.optional(z.array(z.enum(HOOK_EVENTS)).check(z.maxLength(10))),
});
export type Manifest = z.infer<typeof Manifest>;

/** Helps an author to write a manifest in TypeScript: types while typing, the same object at run time. */
export function defineManifest(manifest: Manifest): Manifest {
  return manifest;
}
