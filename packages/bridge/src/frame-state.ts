/**
 * Where a frame's connection is.
 *
 * connecting → ready ⇄ unresponsive; any of them → suspended when the frame leaves the document, and → connecting when
 * its page is opened again. `failed` needs somebody to call `reopen()`; `closed` is the end.
 */
export type FrameState = 'connecting' | 'ready' | 'unresponsive' | 'suspended' | 'failed' | 'closed';

/** Why a frame does not work, in a word for programs and a sentence for people. */
export interface FrameProblem {
  reason: 'slow' | 'silent' | 'version' | 'navigated' | 'flooded' | 'oversized' | 'violation';
  message: string;
}

const MESSAGES: Readonly<Record<FrameProblem['reason'], string>> = {
  slow: 'The page of this panel has not loaded in time. Its server may be slow or down.',
  silent: 'A page loaded, but it is not a Crosswalk panel: it may be missing, blank or broken before init().',
  version: 'This panel was built for another version of Crosswalk.',
  navigated: 'The panel went to another page again and again and was stopped.',
  flooded: 'The panel sent more messages than it may and was stopped.',
  oversized: 'The panel sent a message that is too large and was stopped.',
  violation: 'The panel sent something that is not of the protocol and was stopped.',
};

export function problem(reason: FrameProblem['reason']): FrameProblem {
  return { reason, message: MESSAGES[reason] };
}
