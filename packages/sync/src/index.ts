export * from './check-definition.ts';
export * from './definition.ts';
export * from './ports.ts';
export * from './sync-error.ts';
export {
  acceptDrift,
  chooseValue,
  decideDeletions,
  decidePair,
  eraseRecord,
  retryAll,
  retryItem,
  undoMerge,
} from './engine/decisions.ts';
export type {
  BegunWrite,
  Held,
  Item,
  ItemState,
  Member,
  Merge,
  MergePart,
  Provenance,
  Stamped,
  Trouble,
} from './engine/item.ts';
export { listItems, listReviews, readItem, receiveChanges } from './engine/receive.ts';
export type { RunReport, SchemaDrift, SystemCounts, WriteSample } from './engine/report.ts';
export type { Review } from './engine/reviews.ts';
export { previewSync, runSync, type RunOptions, type SyncParts } from './engine/sync-engine.ts';
export * from './identity/comparators.ts';
export * from './identity/link-records.ts';
export { BLOCK_FORMS, MatchRules } from './identity/match-rules.ts';
export { MatchWeights, startingWeights, type MatchReason, type MatchScore } from './identity/weights.ts';
export * from './mapping/map-record.ts';
export * from './mapping/mapping-fault.ts';
export { Transform } from './mapping/transforms.ts';
export { createMemoryStore, createOverlayStore } from './store/overlay-store.ts';
