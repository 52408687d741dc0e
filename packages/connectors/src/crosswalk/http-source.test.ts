import { after, before, describe, it } from 'node:test';
import { describeRecordSourceContract } from '@crosswalk/testing';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from '../../../server/test/throwaway-postgres.ts';
import { openServerSubject } from '../../test/contract-on-server.ts';

const runner = { describe, it, before, after };

describeRecordSourceContract('HTTP on the embedded database', () => openServerSubject(), runner);

describe('on a served PostgreSQL', { skip: whyNoPostgres() }, () => {
  let postgres: ThrowawayPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.remove());
  describeRecordSourceContract(
    'HTTP on PostgreSQL',
    async () => openServerSubject(await postgres.createDatabase()),
    runner,
  );
});
