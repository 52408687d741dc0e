import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CrosswalkError, ERROR_CODES, type ErrorCode, fromWireError, toWireError } from './errors.ts';

describe('errors', () => {
  it('[ERR-1] a coded error keeps code, message and details; any other loses its words', () => {
    const details = { scope: 'storage', deniedBy: 'admin' } as const;
    const wire = toWireError(new CrosswalkError('permission_denied', 'No.', { details, cause: new Error('inside') }));
    assert.deepEqual(wire, { code: 'permission_denied', message: 'No.', retryable: false, details });
    const other = toWireError(new Error('password at /srv/db.ts:3'), 'r1');
    assert.deepEqual([other.code, other.details], ['host_error', { requestId: 'r1' }]);
    assert.doesNotMatch(JSON.stringify(other), /password|srv/);
    assert.equal(toWireError(new DOMException('x', 'AbortError')).code, 'cancelled');
  });

  it('[ERR-2] sent and read again it says the same; unknown codes become internal', () => {
    for (const code of ERROR_CODES) {
      const error = new CrosswalkError(code, 'Words.', { details: { limit: 1 } });
      const { code: again, message, details, retryable } = fromWireError(toWireError(error));
      assert.deepEqual([again, message, details, retryable], [code, 'Words.', { limit: 1 }, error.retryable]);
    }
    assert.equal(fromWireError({ code: 'made_up' as ErrorCode, message: 'x' }).code, 'internal');
  });
});
