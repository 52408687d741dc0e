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
const c17 = /* @__PURE__ */ list(c3, 1, 200);
const c18 = /* @__PURE__ */ object({ "type": c2, "ids": c17 }, { "fields": c1 });
const c19 = /* @__PURE__ */ list(c16, 0, 5000);
const c20 = /* @__PURE__ */ object({ "records": c19 });
const c21 = /* @__PURE__ */ oneOf("eq", "ne", "lt", "lte", "gt", "gte", "in", "contains", "startsWith", "empty");
const c22 = /* @__PURE__ */ string(0, 1000);
const c23 = /* @__PURE__ */ anyOf(number, c22);
const c24 = /* @__PURE__ */ list(c23, 0, 200);
const c25 = /* @__PURE__ */ anyOf(nothing, boolean, number, c22, c24);
const c26 = /* @__PURE__ */ object({ "field": c0, "op": c21, "value": c25 });
const c27 = /* @__PURE__ */ recursive((self) => anyOf(c26, object({ "and": list(self, 0, 20) }), object({ "or": list(self, 0, 20) }), object({ "not": self })));
const c28 = /* @__PURE__ */ oneOf("asc", "desc");
const c29 = /* @__PURE__ */ object({ "field": c0, "direction": c28 });
const c30 = /* @__PURE__ */ list(c29, 0, 5);
const c31 = /* @__PURE__ */ integer(1, 5000);
const c32 = /* @__PURE__ */ string(0, 2000);
const c33 = /* @__PURE__ */ object({ "type": c2 }, { "fields": c1, "filter": c27, "sort": c30, "limit": c31, "cursor": c32 });
const c34 = /* @__PURE__ */ integer(-9007199254740991, 9007199254740991);
const c35 = /* @__PURE__ */ object({ "records": c19 }, { "nextCursor": c32, "total": c34 });
const c36 = /* @__PURE__ */ string(1, 500);
const c37 = /* @__PURE__ */ object({ "type": c2, "text": c36 }, { "fields": c1, "filter": c27, "sort": c30, "limit": c31, "cursor": c32 });
const c38 = /* @__PURE__ */ object({ "type": c2, "fields": c15 });
const c39 = /* @__PURE__ */ object({ "type": c2, "id": c3, "fields": c15 }, { "ifVersion": c3 });
const c40 = /* @__PURE__ */ object({ "type": c2, "id": c3 }, { "ifVersion": c3 });
const c41 = /* @__PURE__ */ object({  });
const c42 = /* @__PURE__ */ oneOf("create");
const c43 = /* @__PURE__ */ object({ "kind": c42, "type": c2, "fields": c15 });
const c44 = /* @__PURE__ */ oneOf("update");
const c45 = /* @__PURE__ */ object({ "kind": c44, "type": c2, "id": c3, "fields": c15 }, { "ifVersion": c3 });
const c46 = /* @__PURE__ */ oneOf("delete");
const c47 = /* @__PURE__ */ object({ "kind": c46, "type": c2, "id": c3 }, { "ifVersion": c3 });
const c48 = /* @__PURE__ */ anyOf(c43, c45, c47);
const c49 = /* @__PURE__ */ list(c48, 1, 100);
const c50 = /* @__PURE__ */ object({ "operations": c49 });
const c51 = /* @__PURE__ */ anyOf(c16, nothing);
const c52 = /* @__PURE__ */ list(c51, 0, 100);
const c53 = /* @__PURE__ */ object({ "results": c52 });
const c54 = /* @__PURE__ */ object({ "type": c2 }, { "id": c3, "filter": c27 });
const c55 = /* @__PURE__ */ oneOf(true);
const c56 = /* @__PURE__ */ oneOf("created", "updated", "deleted");
const c57 = /* @__PURE__ */ object({ "sequence": c9, "kind": c56, "type": c2, "id": c3, "at": c13 }, { "erased": c55, "changedFields": c1, "record": c16 });
const c58 = /* @__PURE__ */ object({ "type": c2 });
const c59 = /* @__PURE__ */ oneOf("neutral", "positive", "caution", "negative", "info");
const c60 = /* @__PURE__ */ object({ "value": c8, "label": c8 }, { "tone": c59 });
const c61 = /* @__PURE__ */ list(c60, 0, 500);
const c62 = /* @__PURE__ */ list(c2, 0, 20);
const c63 = /* @__PURE__ */ string(0, 3);
const c64 = /* @__PURE__ */ string(0, 500);
const c65 = /* @__PURE__ */ oneOf("none", "read", "write");
const c66 = /* @__PURE__ */ oneOf("text", "longText", "boolean", "integer", "decimal", "money", "date", "datetime", "duration", "select", "multiSelect", "email", "phone", "url", "address", "personName", "ref", "refs", "channelId", "json");
const c67 = /* @__PURE__ */ object({ "key": c0, "type": c66, "label": c8 }, { "help": c32, "required": boolean, "readOnly": boolean, "unique": boolean, "multiple": boolean, "options": c61, "refTypes": c62, "defaultCurrency": c63, "filterable": boolean, "sortable": boolean, "personal": boolean, "lossy": c64, "right": c65 });
const c68 = /* @__PURE__ */ list(c67, 0, 500);
const c69 = /* @__PURE__ */ object({ "type": c2, "label": c8, "pluralLabel": c8, "titleField": c0, "fields": c68 });
const c70 = /* @__PURE__ */ oneOf("info", "positive", "caution", "negative");
const c71 = /* @__PURE__ */ string(1, 300);
const c72 = /* @__PURE__ */ object({ "message": c71 }, { "tone": c70 });
const c73 = /* @__PURE__ */ string(1, 40);
const c74 = /* @__PURE__ */ oneOf("neutral", "negative");
const c75 = /* @__PURE__ */ string(1, 200);
const c76 = /* @__PURE__ */ object({ "title": c75 }, { "message": c32, "confirmLabel": c73, "cancelLabel": c73, "tone": c74 });
const c77 = /* @__PURE__ */ object({ "confirmed": boolean });
const c78 = /* @__PURE__ */ string(0, 64, /^[a-z][A-Za-z0-9-]*$/);
const c79 = /* @__PURE__ */ object({ "view": c78 }, { "input": json, "title": c8 });
const c80 = /* @__PURE__ */ oneOf("submitted", "closed");
const c81 = /* @__PURE__ */ object({ "status": c80 }, { "data": json });
const c82 = /* @__PURE__ */ object({  }, { "data": json });
const c83 = /* @__PURE__ */ integer(0, 4000);
const c84 = /* @__PURE__ */ object({  }, { "height": c83, "width": c83 });
const c85 = /* @__PURE__ */ list(c2, 1, 20);
const c86 = /* @__PURE__ */ object({ "types": c85 }, { "title": c8 });
const c87 = /* @__PURE__ */ anyOf(c5, nothing);
const c88 = /* @__PURE__ */ object({ "record": c87 });
const c89 = /* @__PURE__ */ oneOf("polite", "assertive");
const c90 = /* @__PURE__ */ object({ "message": c71 }, { "politeness": c89 });
const c91 = /* @__PURE__ */ string(0, 12);
const c92 = /* @__PURE__ */ anyOf(c91, nothing);
const c93 = /* @__PURE__ */ object({ "badge": c92 });
const c94 = /* @__PURE__ */ oneOf("forward", "backward");
const c95 = /* @__PURE__ */ object({ "direction": c94 });
const c96 = /* @__PURE__ */ oneOf("same", "new");
const c97 = /* @__PURE__ */ object({ "type": c2, "id": c3 }, { "target": c96 });
const c98 = /* @__PURE__ */ object({ "url": c32 });
const c99 = /* @__PURE__ */ object({ "opened": boolean });
const c100 = /* @__PURE__ */ anyOf(c22, nothing);
const c101 = /* @__PURE__ */ object({ "deepLink": c100 });
const c102 = /* @__PURE__ */ string(0, Infinity);
const c103 = /* @__PURE__ */ anyOf(c102, number, boolean);
const c104 = /* @__PURE__ */ record(c78, c103);
const c105 = /* @__PURE__ */ object({ "values": c104 });
const c106 = /* @__PURE__ */ object({ "key": c75 });
const c107 = /* @__PURE__ */ object({ "value": json });
const c108 = /* @__PURE__ */ object({ "key": c75, "value": json });
const c109 = /* @__PURE__ */ object({  }, { "prefix": c8 });
const c110 = /* @__PURE__ */ list(c102, 0, 1000);
const c111 = /* @__PURE__ */ object({ "keys": c110 });
const c112 = /* @__PURE__ */ string(0, 4000, /^(?:(records\.([a-z][A-Za-z0-9_]{0,63})\.(read|create|update|delete))(?::([A-Za-z][A-Za-z0-9_]*(?:,[A-Za-z][A-Za-z0-9_]*)*))?|http\.([a-z][A-Za-z0-9-]{0,63})|intents\.(raise|handle):([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*)|storage|ui\.modal|nav\.external|behaviour\.track|insights\.read|automation\.run|sync\.run)$/);
const c113 = /* @__PURE__ */ list(c112, 0, 200);
const c114 = /* @__PURE__ */ object({ "granted": c113, "missing": c113 });
const c115 = /* @__PURE__ */ object({ "scopes": c113 });
const c116 = /* @__PURE__ */ object({ "scope": c112 });
const c117 = /* @__PURE__ */ oneOf("manifest", "admin", "user");
const c118 = /* @__PURE__ */ object({ "allowed": boolean }, { "deniedBy": c117 });
const c119 = /* @__PURE__ */ string(0, 64, /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/);
const c120 = /* @__PURE__ */ object({ "name": c119 }, { "data": json });
const c121 = /* @__PURE__ */ object({ "name": c119 });
const c122 = /* @__PURE__ */ oneOf("record.beforeSave");
const c123 = /* @__PURE__ */ object({ "event": c122 });
const c124 = /* @__PURE__ */ oneOf("info", "warn", "error");
const c125 = /* @__PURE__ */ string(1, 2000);
const c126 = /* @__PURE__ */ object({ "level": c124, "message": c125 }, { "data": json });
const c127 = /* @__PURE__ */ string(0, 64);
const c128 = /* @__PURE__ */ string(0, 10000);
const c129 = /* @__PURE__ */ anyOf(c128, number, boolean);
const c130 = /* @__PURE__ */ record(c127, c129);
const c131 = /* @__PURE__ */ object({ "template": c78 }, { "params": c130 });
const c132 = /* @__PURE__ */ record(c127, c32);
const c133 = /* @__PURE__ */ object({ "status": c34, "headers": c132, "body": json });
const c134 = /* @__PURE__ */ string(0, 8000);
const c135 = /* @__PURE__ */ string(0, 40);
const c136 = /* @__PURE__ */ object({ "token": c134, "expiresAt": c135 });
const c137 = /* @__PURE__ */ object({ "name": c78 });
const c138 = /* @__PURE__ */ list(c8, 0, 100);
const c139 = /* @__PURE__ */ oneOf("disconnected", "connected", "needs-reconnecting");
const c140 = /* @__PURE__ */ object({ "name": c78, "label": c8, "state": c139 }, { "account": c8, "scopes": c138, "expiresAt": c135, "renews": boolean });
const c141 = /* @__PURE__ */ record(c127, json);
const c142 = /* @__PURE__ */ string(1, 100);
const c143 = /* @__PURE__ */ object({ "name": c142 }, { "properties": c141 });
const c144 = /* @__PURE__ */ object({ "type": c127, "id": c9 });
const c145 = /* @__PURE__ */ object({ "model": c78, "subject": c144 });
const c146 = /* @__PURE__ */ string(0, 100);
const c147 = /* @__PURE__ */ object({ "id": c9, "outcome": c146 });
const c148 = /* @__PURE__ */ object({ "rule": c9 }, { "input": json });
const c149 = /* @__PURE__ */ object({ "id": c9 });
const c150 = /* @__PURE__ */ string(0, 128);
const c151 = /* @__PURE__ */ object({ "name": c119, "from": c150 }, { "data": json });
const c152 = /* @__PURE__ */ object({ "type": c2, "fields": c15, "changed": c1 }, { "id": c3 });
const c153 = /* @__PURE__ */ string(0, 300);
const c154 = /* @__PURE__ */ object({ "allow": boolean }, { "message": c153 });
const c155 = /* @__PURE__ */ string(0, 1000, /^((https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?|\.\/[^\s#\\:]*)$/);
const c156 = /* @__PURE__ */ string(0, 35);
const c157 = /* @__PURE__ */ record(c8, c64);
const c158 = /* @__PURE__ */ record(c156, c157);
const c159 = /* @__PURE__ */ list(c127, 0, 100);
const c160 = /* @__PURE__ */ string(0, 253, /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/);
const c161 = /* @__PURE__ */ list(c160, 0, 50);
const c162 = /* @__PURE__ */ object({  }, { "connect": c161, "images": c161, "frames": c161, "purpose": c153 });
const c163 = /* @__PURE__ */ string(0, 64, /^[A-Za-z0-9-]+$/);
const c164 = /* @__PURE__ */ record(c163, c32);
const c165 = /* @__PURE__ */ string(0, 20000);
const c166 = /* @__PURE__ */ oneOf("GET", "POST", "PUT", "PATCH", "DELETE");
const c167 = /* @__PURE__ */ string(0, 2000, /^https:\/\/[^\s@\\]+$/);
const c168 = /* @__PURE__ */ object({ "method": c166, "url": c167 }, { "headers": c164, "body": c165 });
const c169 = /* @__PURE__ */ record(c78, c168);
const c170 = /* @__PURE__ */ string(0, 1000, /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(?::\d{1,5})?(\/[^\s#\\{}]*)?$/);
const c171 = /* @__PURE__ */ oneOf("basic", "post");
const c172 = /* @__PURE__ */ string(0, 64, /^[A-Za-z0-9_.-]+$/);
const c173 = /* @__PURE__ */ record(c172, c64);
const c174 = /* @__PURE__ */ object({ "url": c170, "field": c127 });
const c175 = /* @__PURE__ */ string(1, 80);
const c176 = /* @__PURE__ */ string(0, 200, /^[\x21\x23-\x5b\x5d-\x7e]+$/);
const c177 = /* @__PURE__ */ list(c176, 0, 50);
const c178 = /* @__PURE__ */ list(c160, 1, 20);
const c179 = /* @__PURE__ */ object({ "label": c175, "authorize": c170, "token": c170, "scopes": c177, "clientId": c78, "hosts": c178 }, { "revoke": c170, "issuer": c170, "clientSecret": c78, "clientAuth": c171, "parameters": c173, "account": c174 });
const c180 = /* @__PURE__ */ record(c78, c179);
const c181 = /* @__PURE__ */ list(c112, 0, 50);
const c182 = /* @__PURE__ */ object({ "value": c8, "label": c8 });
const c183 = /* @__PURE__ */ list(c182, 0, 100);
const c184 = /* @__PURE__ */ anyOf(c32, number, boolean);
const c185 = /* @__PURE__ */ oneOf("text", "number", "boolean", "select", "url");
const c186 = /* @__PURE__ */ object({ "name": c78, "type": c185, "label": c75 }, { "help": c22, "required": boolean, "secure": boolean, "scopes": c181, "options": c183, "default": c184 });
const c187 = /* @__PURE__ */ list(c186, 0, 100);
const c188 = /* @__PURE__ */ list(c119, 0, 50);
const c189 = /* @__PURE__ */ object({  }, { "raises": c188, "handles": c188 });
const c190 = /* @__PURE__ */ list(c122, 0, 10);
const c191 = /* @__PURE__ */ oneOf(1);
const c192 = /* @__PURE__ */ string(0, 128, /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/);
const c193 = /* @__PURE__ */ string(0, 40, /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
const c194 = /* @__PURE__ */ string(0, 320);
const c195 = /* @__PURE__ */ string(0, 1000, /^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s#\\]*)?$/);
const c196 = /* @__PURE__ */ object({ "name": c75 }, { "email": c194, "url": c195 });
const c197 = /* @__PURE__ */ string(0, 40, /^\^\d+\.\d+(\.\d+)?$/);
const c198 = /* @__PURE__ */ object({ "host": c197 });
const c199 = /* @__PURE__ */ oneOf("field", "user.role", "locale", "device");
const c200 = /* @__PURE__ */ oneOf("eq", "ne", "in", "empty");
const c201 = /* @__PURE__ */ list(c8, 0, 50);
const c202 = /* @__PURE__ */ anyOf(boolean, number, c8, c201);
const c203 = /* @__PURE__ */ object({ "subject": c199, "op": c200, "value": c202 }, { "key": c127 });
const c204 = /* @__PURE__ */ list(c203, 0, 10);
const c205 = /* @__PURE__ */ oneOf("crm.record.sidebar", "crm.record.tab", "crm.record.header", "crm.list.selection", "app.page", "app.home", "app.topbar", "app.modal", "app.background", "app.settings", "automation.step");
const c206 = /* @__PURE__ */ object({ "height": c83 }, { "minHeight": c83, "maxHeight": c83, "width": c83 });
const c207 = /* @__PURE__ */ object({ "id": c78, "title": c75, "location": c205, "entry": c155, "size": c206 }, { "objectTypes": c62, "when": c204 });
const c208 = /* @__PURE__ */ list(c207, 1, 50);
const c209 = /* @__PURE__ */ object({ "scope": c112, "purpose": c71 });
const c210 = /* @__PURE__ */ list(c209, 0, 100);
const c211 = /* @__PURE__ */ object({ "required": c210 }, { "optional": c210 });
const c212 = /* @__PURE__ */ object({ "manifestVersion": c191, "id": c192, "version": c193, "name": c175, "description": c36, "author": c196, "defaultLocale": c156, "engines": c198, "views": c208, "permissions": c211 }, { "$schema": c64, "icon": c155, "translations": c158, "requires": c159, "optional": c159, "network": c162, "requests": c169, "oauth": c180, "settings": c187, "intents": c189, "events": c190 });
const c213 = /* @__PURE__ */ string(0, 20);
const c214 = /* @__PURE__ */ list(c3, 0, 5000);
const c215 = /* @__PURE__ */ object({ "type": c2, "ids": c214 });
const c216 = /* @__PURE__ */ object({ "id": c3, "name": c8 }, { "email": c194 });
const c217 = /* @__PURE__ */ object({ "id": c3, "name": c8, "crm": c8 });
const c218 = /* @__PURE__ */ oneOf("ltr", "rtl");
const c219 = /* @__PURE__ */ string(0, 64, /^--cw-[a-z-]+$/);
const c220 = /* @__PURE__ */ record(c219, c64);
const c221 = /* @__PURE__ */ oneOf("light", "dark");
const c222 = /* @__PURE__ */ object({ "scheme": c221 }, { "tokens": c220 });
const c223 = /* @__PURE__ */ oneOf("compact", "comfortable");
const c224 = /* @__PURE__ */ object({ "view": c78, "location": c205, "user": c216, "account": c217, "locale": c156, "direction": c218, "timeZone": c127, "theme": c222, "density": c223 }, { "record": c5, "selection": c215, "deepLink": c22, "input": json });
const c225 = /* @__PURE__ */ list(c127, 0, 500);
const c226 = /* @__PURE__ */ object({ "messageLength": c34, "callsPerSecond": c34, "inFlight": c34, "callMs": c34 });
const c227 = /* @__PURE__ */ object({ "protocol": c213, "context": c224, "capabilities": c225, "limits": c226 });

/** The operations table at run time, keyed by name. */
export const CHECKED_OPERATIONS: ReadonlyMap<string, CheckedOperation> = /* @__PURE__ */ new Map<string, CheckedOperation>([
  ['records.get', { scope: 'records.{type}.read', arguments: c4, result: c16 }],
  ['records.getMany', { scope: 'records.{type}.read', arguments: c18, result: c20 }],
  ['records.list', { scope: 'records.{type}.read', arguments: c33, result: c35 }],
  ['records.search', { scope: 'records.{type}.read', arguments: c37, result: c35 }],
  ['records.create', { scope: 'records.{type}.create', arguments: c38, result: c16 }],
  ['records.update', { scope: 'records.{type}.update', arguments: c39, result: c16 }],
  ['records.delete', { scope: 'records.{type}.delete', arguments: c40, result: c41 }],
  ['records.batch', { scope: 'records.{type}.{kind}', over: 'operations', arguments: c50, result: c53 }],
  ['records.watch', { scope: 'records.{type}.read', stream: true, arguments: c54, result: c57 }],
  ['objects.describe', { scope: 'records.{type}.read', arguments: c58, result: c69 }],
  ['ui.toast', { scope: null, arguments: c72, result: c41 }],
  ['ui.confirm', { scope: 'ui.modal', interactive: true, arguments: c76, result: c77 }],
  ['ui.openModal', { scope: 'ui.modal', interactive: true, arguments: c79, result: c81 }],
  ['ui.closeModal', { scope: null, arguments: c82, result: c41 }],
  ['ui.resize', { scope: null, arguments: c84, result: c84 }],
  ['ui.pickRecord', { scope: 'ui.modal', interactive: true, arguments: c86, result: c88 }],
  ['ui.announce', { scope: null, arguments: c90, result: c41 }],
  ['ui.setBadge', { scope: null, arguments: c93, result: c41 }],
  ['ui.leaveFocus', { scope: null, arguments: c95, result: c41 }],
  ['nav.openRecord', { scope: null, arguments: c97, result: c41 }],
  ['nav.open', { scope: 'nav.external', interactive: true, arguments: c98, result: c99 }],
  ['nav.setDeepLink', { scope: null, arguments: c101, result: c41 }],
  ['settings.get', { scope: null, arguments: c41, result: c105 }],
  ['storage.get', { scope: 'storage', arguments: c106, result: c107 }],
  ['storage.set', { scope: 'storage', arguments: c108, result: c41 }],
  ['storage.delete', { scope: 'storage', arguments: c106, result: c41 }],
  ['storage.list', { scope: 'storage', arguments: c109, result: c111 }],
  ['permissions.query', { scope: null, arguments: c41, result: c114 }],
  ['permissions.request', { scope: null, interactive: true, arguments: c115, result: c114 }],
  ['permissions.revoke', { scope: null, arguments: c115, result: c114 }],
  ['permissions.can', { scope: null, arguments: c116, result: c118 }],
  ['intents.raise', { scope: 'intents.raise:{name}', interactive: true, arguments: c120, result: c82 }],
  ['intents.register', { scope: 'intents.handle:{name}', arguments: c121, result: c41 }],
  ['hooks.register', { scope: null, arguments: c123, result: c41 }],
  ['log.write', { scope: null, arguments: c126, result: c41 }],
  ['http.request', { scope: 'http.{template}', arguments: c131, result: c133 }],
  ['auth.getSessionToken', { scope: null, arguments: c41, result: c136 }],
  ['auth.getConnection', { scope: null, arguments: c137, result: c140 }],
  ['auth.connect', { scope: null, interactive: true, arguments: c137, result: c140 }],
  ['auth.disconnect', { scope: null, arguments: c137, result: c41 }],
  ['behaviour.track', { scope: 'behaviour.track', arguments: c143, result: c41 }],
  ['insights.predict', { scope: 'insights.read', arguments: c145, result: json }],
  ['insights.feedback', { scope: 'insights.read', arguments: c147, result: c41 }],
  ['automation.run', { scope: 'automation.run', arguments: c148, result: json }],
  ['sync.status', { scope: 'sync.run', arguments: c41, result: json }],
  ['sync.start', { scope: 'sync.run', arguments: c149, result: json }],
]);

/** Host → panel requests at run time. */
export const CHECKED_REQUESTS: ReadonlyMap<string, { readonly arguments: Check; readonly result: Check }> = /* @__PURE__ */ new Map([
  ['intents.deliver', { arguments: c151, result: c82 }],
  ['hooks.beforeSave', { arguments: c152, result: c154 }],
]);

/** Whether a value is a manifest, as far as a schema can say. `parseManifest` explains every fault. */
export const checkManifest: Check = c212;

/** Whether a value is a host's welcome. */
export const checkWelcome: Check = c227;
