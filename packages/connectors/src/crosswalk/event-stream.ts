/** One server-sent event. */
export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Longest event accepted, in characters. */
const EVENT_LIMIT = 4_000_000;

/** Reads server-sent events from a response until it ends. Comments are given as events without data, because they show that the server is alive. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      if (rest.length > EVENT_LIMIT) throw new RangeError('an event of the stream is too long');
      for (const block of blocks) yield parseEvent(block);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function parseEvent(block: string): ServerEvent {
  const data: string[] = [];
  let id: string | undefined;
  let event = 'message';
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'data') data.push(value);
    else if (name === 'id') id = value;
    else if (name === 'event') event = value;
  }
  return { id, event, data: data.join('\n') };
}
