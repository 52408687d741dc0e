import { describeContractOnTryton } from '../../test/contract-on-tryton.ts';

describeContractOnTryton('postgresql');
