// Written by scripts/generate-checks.ts from the zod schemas. Do not edit.
/* eslint-disable */
import { anyOf, boolean, type Check, integer, json, list, nothing, number, object, oneOf, record, recursive, string } from '../check.ts';

/** An operation as the host runs it: its scope template and the checks of what comes in and goes out. */
export interface CheckedOperation {
  readonly scope: string | null;
  readonly over?: string;
  readonly stream?: boolean;
  readonly interactive?: boolean;
  readonly arguments: Check;
  readonly result: Check;
}

const c0 = /* @__PURE__ */ string(0, 64, /^[A-Za-z][A-Za-z0-9_]*$/);
const c1 = /* @__PURE__ */ list(c0, 0, 500);
const c2 = /* @__PURE__ */ string(0, 64, /^[a-z][A-Za-z0-9_]*$/);
const c3 = /* @__PURE__ */ string(1, 256);
const c4 = /* @__PURE__ */ object({ "type": c2, "id": c3 }, { "fields": c1 });
const c5 = /* @__PURE__ */ object({ "type": c2, "id": c3 });
const c6 = /* @__PURE__ */ list(c5, 0, 200);
const c7 = /* @__PURE__ */ record(c0, c6);
const c8 = /* @__PURE__ */ string(0, 200);
const c9 = /* @__PURE__ */ string(0, 256);
const c10 = /* @__PURE__ */ object({ "system": c8, "account": c9, "kind": c8, "value": c9 });
const c11 = /* @__PURE__ */ list(c10, 0, 200);
const c12 = /* @__PURE__ */ list(c8, 0, 200);
const c13 = /* @__PURE__ */ string(0, Infinity, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?Z$/);
const c14 = /* @__PURE__ */ oneOf("archived", "deleted", "erased");
const c15 = /* @__PURE__ */ record(c0, json);
const c16 = /* @__PURE__ */ object({ "type": c2, "id": c3, "fields": c15, "version": c3 }, { "refs": c7, "externalIds": c11, "labels": c12, "createdAt": c13, "updatedAt": c13, "deleted": c14, "raw": json });
const c17 = /* @__PURE__ */ oneOf("eq", "ne", "lt", "lte", "gt", "gte", "in", "contains", "startsWith", "empty");
const c18 = /* @__PURE__ */ string(0, 1000);
const c19 = /* @__PURE__ */ anyOf(number, c18);
const c20 = /* @__PURE__ */ list(c19, 0, 200);
const c21 = /* @__PURE__ */ anyOf(nothing, boolean, number, c18, c20);
const c22 = /* @__PURE__ */ object({ "field": c0, "op": c17, "value": c21 });
const c23 = /* @__PURE__ */ recursive((self) => anyOf(c22, object({ "and": list(self, 0, 20) }), object({ "or": list(self, 0, 20) }), object({ "not": self })));
const c24 = /* @__PURE__ */ oneOf("asc", "desc");
const c25 = /* @__PURE__ */ object({ "field": c0, "direction": c24 });
const c26 = /* @__PURE__ */ list(c25, 0, 5);
const c27 = /* @__PURE__ */ integer(1, 5000);
const c28 = /* @__PURE__ */ string(0, 2000);
const c29 = /* @__PURE__ */ object({ "type": c2 }, { "fields": c1, "filter": c23, "sort": c26, "limit": c27, "cursor": c28 });
const c30 = /* @__PURE__ */ integer(-9007199254740991, 9007199254740991);
const c31 = /* @__PURE__ */ list(c16, 0, 5000);
const c32 = /* @__PURE__ */ object({ "records": c31 }, { "nextCursor": c28, "total": c30 });
const c33 = /* @__PURE__ */ string(1, 500);
const c34 = /* @__PURE__ */ object({ "type": c2, "text": c33 }, { "fields": c1, "filter": c23, "sort": c26, "limit": c27, "cursor": c28 });
const c35 = /* @__PURE__ */ object({ "type": c2, "fields": c15 });
const c36 = /* @__PURE__ */ object({ "type": c2, "id": c3, "fields": c15 }, { "ifVersion": c3 });
const c37 = /* @__PURE__ */ object({ "type": c2, "id": c3 }, { "ifVersion": c3 });
const c38 = /* @__PURE__ */ object({  });
const c39 = /* @__PURE__ */ oneOf("create");
const c40 = /* @__PURE__ */ object({ "kind": c39, "type": c2, "fields": c15 });
const c41 = /* @__PURE__ */ oneOf("update");
const c42 = /* @__PURE__ */ object({ "kind": c41, "type": c2, "id": c3, "fields": c15 }, { "ifVersion": c3 });
const c43 = /* @__PURE__ */ oneOf("delete");
const c44 = /* @__PURE__ */ object({ "kind": c43, "type": c2, "id": c3 }, { "ifVersion": c3 });
const c45 = /* @__PURE__ */ anyOf(c40, c42, c44);
const c46 = /* @__PURE__ */ list(c45, 1, 100);
const c47 = /* @__PURE__ */ object({ "operations": c46 });
const c48 = /* @__PURE__ */ anyOf(c16, nothing);
const c49 = /* @__PURE__ */ list(c48, 0, 100);
const c50 = /* @__PURE__ */ object({ "results": c49 });
const c51 = /* @__PURE__ */ object({ "type": c2 }, { "id": c3, "filter": c23 });
const c52 = /* @__PURE__ */ oneOf("created", "updated", "deleted");
const c53 = /* @__PURE__ */ object({ "sequence": c9, "kind": c52, "type": c2, "id": c3, "at": c13 }, { "changedFields": c1, "record": c16 });
const c54 = /* @__PURE__ */ object({ "type": c2 });
const c55 = /* @__PURE__ */ oneOf("neutral", "positive", "caution", "negative", "info");
const c56 = /* @__PURE__ */ object({ "value": c8, "label": c8 }, { "tone": c55 });
const c57 = /* @__PURE__ */ list(c56, 0, 500);
const c58 = /* @__PURE__ */ list(c2, 0, 20);
const c59 = /* @__PURE__ */ string(0, 3);
const c60 = /* @__PURE__ */ string(0, 500);
const c61 = /* @__PURE__ */ oneOf("none", "read", "write");
const c62 = /* @__PURE__ */ oneOf("text", "longText", "boolean", "integer", "decimal", "money", "date", "datetime", "duration", "select", "multiSelect", "email", "phone", "url", "address", "personName", "ref", "refs", "channelId", "json");
const c63 = /* @__PURE__ */ object({ "key": c0, "type": c62, "label": c8 }, { "help": c28, "required": boolean, "readOnly": boolean, "unique": boolean, "multiple": boolean, "options": c57, "refTypes": c58, "defaultCurrency": c59, "filterable": boolean, "sortable": boolean, "personal": boolean, "lossy": c60, "right": c61 });
const c64 = /* @__PURE__ */ list(c63, 0, 500);
const c65 = /* @__PURE__ */ object({ "type": c2, "label": c8, "pluralLabel": c8, "titleField": c0, "fields": c64 });
const c66 = /* @__PURE__ */ oneOf("info", "positive", "caution", "negative");
const c67 = /* @__PURE__ */ string(1, 300);
const c68 = /* @__PURE__ */ object({ "message": c67 }, { "tone": c66 });
const c69 = /* @__PURE__ */ string(1, 40);
const c70 = /* @__PURE__ */ oneOf("neutral", "negative");
const c71 = /* @__PURE__ */ string(1, 200);
const c72 = /* @__PURE__ */ object({ "title": c71 }, { "message": c28, "confirmLabel": c69, "cancelLabel": c69, "tone": c70 });
const c73 = /* @__PURE__ */ object({ "confirmed": boolean });
const c74 = /* @__PURE__ */ string(0, 64, /^[a-z][A-Za-z0-9-]*$/);
const c75 = /* @__PURE__ */ object({ "view": c74 }, { "input": json, "title": c8 });
const c76 = /* @__PURE__ */ oneOf("submitted", "closed");
const c77 = /* @__PURE__ */ object({ "status": c76 }, { "data": json });
const c78 = /* @__PURE__ */ object({  }, { "data": json });
const c79 = /* @__PURE__ */ integer(0, 4000);
const c80 = /* @__PURE__ */ object({  }, { "height": c79, "width": c79 });
const c81 = /* @__PURE__ */ list(c2, 1, 20);
const c82 = /* @__PURE__ */ object({ "types": c81 }, { "title": c8 });
const c83 = /* @__PURE__ */ anyOf(c5, nothing);
const c84 = /* @__PURE__ */ object({ "record": c83 });
const c85 = /* @__PURE__ */ oneOf("polite", "assertive");
const c86 = /* @__PURE__ */ object({ "message": c67 }, { "politeness": c85 });
const c87 = /* @__PURE__ */ string(0, 12);
const c88 = /* @__PURE__ */ anyOf(c87, nothing);
const c89 = /* @__PURE__ */ object({ "badge": c88 });
const c90 = /* @__PURE__ */ oneOf("forward", "backward");
const c91 = /* @__PURE__ */ object({ "direction": c90 });
const c92 = /* @__PURE__ */ oneOf("same", "new");
const c93 = /* @__PURE__ */ object({ "type": c2, "id": c3 }, { "target": c92 });
const c94 = /* @__PURE__ */ object({ "url": c28 });
const c95 = /* @__PURE__ */ object({ "opened": boolean });
const c96 = /* @__PURE__ */ anyOf(c18, nothing);
const c97 = /* @__PURE__ */ object({ "deepLink": c96 });
const c98 = /* @__PURE__ */ string(0, Infinity);
const c99 = /* @__PURE__ */ anyOf(c98, number, boolean);
const c100 = /* @__PURE__ */ record(c74, c99);
const c101 = /* @__PURE__ */ object({ "values": c100 });
const c102 = /* @__PURE__ */ object({ "key": c71 });
const c103 = /* @__PURE__ */ object({ "value": json });
const c104 = /* @__PURE__ */ object({ "key": c71, "value": json });
const c105 = /* @__PURE__ */ object({  }, { "prefix": c8 });
const c106 = /* @__PURE__ */ list(c98, 0, 1000);
const c107 = /* @__PURE__ */ object({ "keys": c106 });
const c108 = /* @__PURE__ */ string(0, 4000, /^(?:(records\.([a-z][A-Za-z0-9_]{0,63})\.(read|create|update|delete))(?::([A-Za-z][A-Za-z0-9_]*(?:,[A-Za-z][A-Za-z0-9_]*)*))?|http\.([a-z][A-Za-z0-9-]{0,63})|intents\.(raise|handle):([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*)|storage|ui\.modal|nav\.external|behaviour\.track|insights\.read|automation\.run|sync\.run)$/);
const c109 = /* @__PURE__ */ list(c108, 0, 200);
const c110 = /* @__PURE__ */ object({ "granted": c109, "missing": c109 });
const c111 = /* @__PURE__ */ object({ "scopes": c109 });
const c112 = /* @__PURE__ */ object({ "scope": c108 });
const c113 = /* @__PURE__ */ oneOf("manifest", "admin", "user");
const c114 = /* @__PURE__ */ object({ "allowed": boolean }, { "deniedBy": c113 });
const c115 = /* @__PURE__ */ string(0, 64, /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/);
const c116 = /* @__PURE__ */ object({ "name": c115 }, { "data": json });
const c117 = /* @__PURE__ */ object({ "name": c115 });
const c118 = /* @__PURE__ */ oneOf("record.beforeSave");
const c119 = /* @__PURE__ */ object({ "event": c118 });
const c120 = /* @__PURE__ */ oneOf("info", "warn", "error");
const c121 = /* @__PURE__ */ string(1, 2000);
const c122 = /* @__PURE__ */ object({ "level": c120, "message": c121 }, { "data": json });
const c123 = /* @__PURE__ */ string(0, 64);
const c124 = /* @__PURE__ */ string(0, 10000);
const c125 = /* @__PURE__ */ anyOf(c124, number, boolean);
const c126 = /* @__PURE__ */ record(c123, c125);
const c127 = /* @__PURE__ */ object({ "template": c74 }, { "params": c126 });
const c128 = /* @__PURE__ */ record(c123, c28);
const c129 = /* @__PURE__ */ object({ "status": c30, "headers": c128, "body": json });
const c130 = /* @__PURE__ */ string(0, 8000);
const c131 = /* @__PURE__ */ string(0, 40);
const c132 = /* @__PURE__ */ object({ "token": c130, "expiresAt": c131 });
const c133 = /* @__PURE__ */ record(c123, json);
const c134 = /* @__PURE__ */ string(1, 100);
const c135 = /* @__PURE__ */ object({ "name": c134 }, { "properties": c133 });
const c136 = /* @__PURE__ */ object({ "type": c123, "id": c9 });
const c137 = /* @__PURE__ */ object({ "model": c74, "subject": c136 });
const c138 = /* @__PURE__ */ string(0, 100);
const c139 = /* @__PURE__ */ object({ "id": c9, "outcome": c138 });
const c140 = /* @__PURE__ */ object({ "rule": c9 }, { "input": json });
const c141 = /* @__PURE__ */ object({ "id": c9 });
const c142 = /* @__PURE__ */ string(0, 128);
const c143 = /* @__PURE__ */ object({ "name": c115, "from": c142 }, { "data": json });
const c144 = /* @__PURE__ */ object({ "type": c2, "fields": c15, "changed": c1 }, { "id": c3 });
const c145 = /* @__PURE__ */ string(0, 300);
const c146 = /* @__PURE__ */ object({ "allow": boolean }, { "message": c145 });
const c147 = /* @__PURE__ */ string(0, 1000, /^((https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?|\.\/[^\s#\\:]*)$/);
const c148 = /* @__PURE__ */ string(0, 35);
const c149 = /* @__PURE__ */ record(c8, c60);
const c150 = /* @__PURE__ */ record(c148, c149);
const c151 = /* @__PURE__ */ list(c123, 0, 100);
const c152 = /* @__PURE__ */ string(0, 253, /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/);
const c153 = /* @__PURE__ */ list(c152, 0, 50);
const c154 = /* @__PURE__ */ object({  }, { "connect": c153, "images": c153, "frames": c153, "purpose": c145 });
const c155 = /* @__PURE__ */ string(0, 64, /^[A-Za-z0-9-]+$/);
const c156 = /* @__PURE__ */ record(c155, c28);
const c157 = /* @__PURE__ */ string(0, 20000);
const c158 = /* @__PURE__ */ oneOf("GET", "POST", "PUT", "PATCH", "DELETE");
const c159 = /* @__PURE__ */ string(0, 2000, /^https:\/\/[^\s@\\]+$/);
const c160 = /* @__PURE__ */ object({ "method": c158, "url": c159 }, { "headers": c156, "body": c157 });
const c161 = /* @__PURE__ */ record(c74, c160);
const c162 = /* @__PURE__ */ list(c108, 0, 50);
const c163 = /* @__PURE__ */ object({ "value": c8, "label": c8 });
const c164 = /* @__PURE__ */ list(c163, 0, 100);
const c165 = /* @__PURE__ */ anyOf(c28, number, boolean);
const c166 = /* @__PURE__ */ oneOf("text", "number", "boolean", "select", "url");
const c167 = /* @__PURE__ */ object({ "name": c74, "type": c166, "label": c71 }, { "help": c18, "required": boolean, "secure": boolean, "scopes": c162, "options": c164, "default": c165 });
const c168 = /* @__PURE__ */ list(c167, 0, 100);
const c169 = /* @__PURE__ */ list(c115, 0, 50);
const c170 = /* @__PURE__ */ object({  }, { "raises": c169, "handles": c169 });
const c171 = /* @__PURE__ */ list(c118, 0, 10);
const c172 = /* @__PURE__ */ oneOf(1);
const c173 = /* @__PURE__ */ string(0, 128, /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/);
const c174 = /* @__PURE__ */ string(0, 40, /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
const c175 = /* @__PURE__ */ string(1, 80);
const c176 = /* @__PURE__ */ string(0, 320);
const c177 = /* @__PURE__ */ string(0, 1000, /^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?$/);
const c178 = /* @__PURE__ */ object({ "name": c71 }, { "email": c176, "url": c177 });
const c179 = /* @__PURE__ */ string(0, 40, /^\^\d+\.\d+(\.\d+)?$/);
const c180 = /* @__PURE__ */ object({ "host": c179 });
const c181 = /* @__PURE__ */ oneOf("field", "user.role", "locale", "device");
const c182 = /* @__PURE__ */ oneOf("eq", "ne", "in", "empty");
const c183 = /* @__PURE__ */ list(c8, 0, 50);
const c184 = /* @__PURE__ */ anyOf(boolean, number, c8, c183);
const c185 = /* @__PURE__ */ object({ "subject": c181, "op": c182, "value": c184 }, { "key": c123 });
const c186 = /* @__PURE__ */ list(c185, 0, 10);
const c187 = /* @__PURE__ */ oneOf("crm.record.sidebar", "crm.record.tab", "crm.record.header", "crm.list.selection", "app.page", "app.home", "app.topbar", "app.modal", "app.background", "app.settings", "automation.step");
const c188 = /* @__PURE__ */ object({ "height": c79 }, { "minHeight": c79, "maxHeight": c79, "width": c79 });
const c189 = /* @__PURE__ */ object({ "id": c74, "title": c71, "location": c187, "entry": c147, "size": c188 }, { "objectTypes": c58, "when": c186 });
const c190 = /* @__PURE__ */ list(c189, 1, 50);
const c191 = /* @__PURE__ */ object({ "scope": c108, "purpose": c67 });
const c192 = /* @__PURE__ */ list(c191, 0, 100);
const c193 = /* @__PURE__ */ object({ "required": c192 }, { "optional": c192 });
const c194 = /* @__PURE__ */ object({ "manifestVersion": c172, "id": c173, "version": c174, "name": c175, "description": c33, "author": c178, "defaultLocale": c148, "engines": c180, "views": c190, "permissions": c193 }, { "$schema": c60, "icon": c147, "translations": c150, "requires": c151, "optional": c151, "network": c154, "requests": c161, "settings": c168, "intents": c170, "events": c171 });
const c195 = /* @__PURE__ */ string(0, 20);
const c196 = /* @__PURE__ */ list(c3, 0, 5000);
const c197 = /* @__PURE__ */ object({ "type": c2, "ids": c196 });
const c198 = /* @__PURE__ */ object({ "id": c3, "name": c8 }, { "email": c176 });
const c199 = /* @__PURE__ */ object({ "id": c3, "name": c8, "crm": c8 });
const c200 = /* @__PURE__ */ oneOf("ltr", "rtl");
const c201 = /* @__PURE__ */ string(0, 64, /^--cw-[a-z-]+$/);
const c202 = /* @__PURE__ */ record(c201, c60);
const c203 = /* @__PURE__ */ oneOf("light", "dark");
const c204 = /* @__PURE__ */ object({ "scheme": c203 }, { "tokens": c202 });
const c205 = /* @__PURE__ */ oneOf("compact", "comfortable");
const c206 = /* @__PURE__ */ object({ "view": c74, "location": c187, "user": c198, "account": c199, "locale": c148, "direction": c200, "timeZone": c123, "theme": c204, "density": c205 }, { "record": c5, "selection": c197, "deepLink": c18, "input": json });
const c207 = /* @__PURE__ */ list(c123, 0, 500);
const c208 = /* @__PURE__ */ object({ "messageLength": c30, "callsPerSecond": c30, "inFlight": c30, "callMs": c30 });
const c209 = /* @__PURE__ */ object({ "protocol": c195, "context": c206, "capabilities": c207, "limits": c208 });

/** The operations table at run time, keyed by name. */
export const CHECKED_OPERATIONS: ReadonlyMap<string, CheckedOperation> = /* @__PURE__ */ new Map<string, CheckedOperation>([
  ['records.get', { scope: 'records.{type}.read', arguments: c4, result: c16 }],
  ['records.list', { scope: 'records.{type}.read', arguments: c29, result: c32 }],
  ['records.search', { scope: 'records.{type}.read', arguments: c34, result: c32 }],
  ['records.create', { scope: 'records.{type}.create', arguments: c35, result: c16 }],
  ['records.update', { scope: 'records.{type}.update', arguments: c36, result: c16 }],
  ['records.delete', { scope: 'records.{type}.delete', arguments: c37, result: c38 }],
  ['records.batch', { scope: 'records.{type}.{kind}', over: 'operations', arguments: c47, result: c50 }],
  ['records.watch', { scope: 'records.{type}.read', stream: true, arguments: c51, result: c53 }],
  ['objects.describe', { scope: 'records.{type}.read', arguments: c54, result: c65 }],
  ['ui.toast', { scope: null, arguments: c68, result: c38 }],
  ['ui.confirm', { scope: 'ui.modal', interactive: true, arguments: c72, result: c73 }],
  ['ui.openModal', { scope: 'ui.modal', interactive: true, arguments: c75, result: c77 }],
  ['ui.closeModal', { scope: null, arguments: c78, result: c38 }],
  ['ui.resize', { scope: null, arguments: c80, result: c80 }],
  ['ui.pickRecord', { scope: 'ui.modal', interactive: true, arguments: c82, result: c84 }],
  ['ui.announce', { scope: null, arguments: c86, result: c38 }],
  ['ui.setBadge', { scope: null, arguments: c89, result: c38 }],
  ['ui.leaveFocus', { scope: null, arguments: c91, result: c38 }],
  ['nav.openRecord', { scope: null, arguments: c93, result: c38 }],
  ['nav.open', { scope: 'nav.external', interactive: true, arguments: c94, result: c95 }],
  ['nav.setDeepLink', { scope: null, arguments: c97, result: c38 }],
  ['settings.get', { scope: null, arguments: c38, result: c101 }],
  ['storage.get', { scope: 'storage', arguments: c102, result: c103 }],
  ['storage.set', { scope: 'storage', arguments: c104, result: c38 }],
  ['storage.delete', { scope: 'storage', arguments: c102, result: c38 }],
  ['storage.list', { scope: 'storage', arguments: c105, result: c107 }],
  ['permissions.query', { scope: null, arguments: c38, result: c110 }],
  ['permissions.request', { scope: null, interactive: true, arguments: c111, result: c110 }],
  ['permissions.revoke', { scope: null, arguments: c111, result: c110 }],
  ['permissions.can', { scope: null, arguments: c112, result: c114 }],
  ['intents.raise', { scope: 'intents.raise:{name}', interactive: true, arguments: c116, result: c78 }],
  ['intents.register', { scope: 'intents.handle:{name}', arguments: c117, result: c38 }],
  ['hooks.register', { scope: null, arguments: c119, result: c38 }],
  ['log.write', { scope: null, arguments: c122, result: c38 }],
  ['http.request', { scope: 'http.{template}', arguments: c127, result: c129 }],
  ['auth.getSessionToken', { scope: null, arguments: c38, result: c132 }],
  ['behaviour.track', { scope: 'behaviour.track', arguments: c135, result: c38 }],
  ['insights.predict', { scope: 'insights.read', arguments: c137, result: json }],
  ['insights.feedback', { scope: 'insights.read', arguments: c139, result: c38 }],
  ['automation.run', { scope: 'automation.run', arguments: c140, result: json }],
  ['sync.status', { scope: 'sync.run', arguments: c38, result: json }],
  ['sync.start', { scope: 'sync.run', arguments: c141, result: json }],
]);

/** Host → panel requests at run time. */
export const CHECKED_REQUESTS: ReadonlyMap<string, { readonly arguments: Check; readonly result: Check }> = /* @__PURE__ */ new Map([
  ['intents.deliver', { arguments: c143, result: c78 }],
  ['hooks.beforeSave', { arguments: c144, result: c146 }],
]);

/** Whether a value is a manifest, as far as a schema can say. `parseManifest` explains every fault. */
export const checkManifest: Check = c194;

/** Whether a value is a host's welcome. */
export const checkWelcome: Check = c209;
