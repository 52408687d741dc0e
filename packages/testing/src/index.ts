export * from './memory-source.ts';
export * from './record-factory.ts';
export { CONTRACT_DESCRIPTIONS, type ContractRunner, type ContractSubject } from './contract/contract-subject.ts';
export { describeRecordSourceContract } from './contract/record-source-contract.ts';
export { createOfflineHost, type OfflineHost, type OfflineHostOptions, type OfflineView } from './offline-host.ts';
export type { OfflineAnswers, PageEvent } from './offline-interface.ts';
export {
  createMemoryAdministration,
  type MemoryAdministration,
  type MemoryAdministrationOptions,
} from './memory-administration.ts';
