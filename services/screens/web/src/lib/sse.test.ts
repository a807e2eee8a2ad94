import { expect, it } from 'vitest';
import { SseParser } from './sse';

const STREAM =
  ': hello\n\nevent: tiles\nid: 7\ndata: {"a":1,\ndata: "b":2}\n\nevent: beat\r\ndata: {}\r\n\r\ndata: plain\n\n';

it('reads events, ids, comments and data over several lines', () => {
  expect(new SseParser().push(STREAM)).toEqual([
    { event: 'tiles', id: '7', data: '{"a":1,\n"b":2}' },
    { event: 'beat', id: '7', data: '{}' },
    { event: 'message', id: '7', data: 'plain' },
  ]);
});

it('reads the same however the stream is cut', () => {
  const whole = new SseParser().push(STREAM);
  for (let size = 1; size < 9; size++) {
    const parser = new SseParser();
    const events = [];
    for (let at = 0; at < STREAM.length; at += size) events.push(...parser.push(STREAM.slice(at, at + size)));
    expect(events).toEqual(whole);
  }
});
