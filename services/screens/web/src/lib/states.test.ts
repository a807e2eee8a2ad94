import { describe, expect, it } from 'vitest';
import { NOW, tileAged, tileWith } from '../testing/tile';
import { isOverLimit, stateOf } from './states';

describe('state by age', () => {
  it.each([
    [0, 'live'],
    [60, 'live'],
    [66, 'live'],
    [67, 'late'],
    [126, 'late'],
    [127, 'stale'],
    [606, 'stale'],
    [607, 'dead'],
  ])('a figure promised each minute and %i s old is %s', (seconds, state) => {
    expect(stateOf(tileAged(seconds), NOW, false)).toBe(state);
  });

  it('has no data without a tile or without a value', () => {
    expect(stateOf(undefined, NOW, false)).toBe('none');
    expect(stateOf(tileWith({ value: null }), NOW, true)).toBe('none');
  });

  it('is never better than stale while the stream is cut, and keeps its last value rather than dying', () => {
    expect(stateOf(tileAged(1), NOW, true)).toBe('stale');
    expect(stateOf(tileAged(86_400), NOW, true)).toBe('stale');
  });

  it('is dead when its source says so, however fresh', () => {
    expect(stateOf(tileAged(1, { detail: { dead: true } }), NOW, false)).toBe('dead');
  });

  it('does not call a figure from the future late', () => {
    expect(stateOf(tileAged(-30), NOW, false)).toBe('live');
  });
});

describe('limits', () => {
  it('is over only beyond the limit and on its side', () => {
    expect(isOverLimit(tileWith({ value: 250 }))).toBe(false);
    expect(isOverLimit(tileWith({ value: 251 }))).toBe(true);
    expect(isOverLimit(tileWith({ value: 19, limit: { value: 20, side: 'below' } }))).toBe(true);
    expect(isOverLimit(tileWith({ value: 20, limit: { value: 20, side: 'below' } }))).toBe(false);
    expect(isOverLimit(tileWith({ value: null }))).toBe(false);
  });
});
