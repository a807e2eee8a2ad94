import { expect, test } from 'vitest';
import { addDays, readDay, writeDay } from './days';

test('a day is written day first, and read as people write it', () => {
  expect(writeDay('2025-06-04')).toBe('04/06/2025');
  for (const text of ['04/06/2025', '4/6/2025', ' 4.6.2025 ', '4-6-2025', '2025-06-04'])
    expect(readDay(text)).toBe('2025-06-04');
});

test('what is no day is not guessed at', () => {
  for (const text of ['', '31/02/2025', '06/24/2025', '4/6/25', 'mai', '2025-6-4']) expect(readDay(text)).toBeNull();
});

test('the arrows go over the end of a month', () => {
  expect([addDays('2025-06-30', 1), addDays('2025-03-01', -1)]).toEqual(['2025-07-01', '2025-02-28']);
});
