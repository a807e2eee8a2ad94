import { expect, it } from 'vitest';
import { readNumber, writeNumber } from './numbers';

it('reads numbers as the language writes them, whatever the browser speaks', () => {
  expect(['1,5', '86.400', '86400', '−3', ' 7 '].map((text) => readNumber(text, 'vi'))).toEqual([
    1.5, 86400, 86400, -3, 7,
  ]);
  expect(['1.5', '86,400'].map((text) => readNumber(text, 'en'))).toEqual([1.5, 86400]);
});

it('guesses at none that it cannot read', () => {
  expect(['1.5', '1,5,0', '12a', '1.50'].map((text) => readNumber(text, 'vi'))).toEqual(Array(4).fill(undefined));
  expect(readNumber(' ', 'vi')).toBeNull();
});

it('writes what it reads', () => {
  expect([writeNumber(1.5, 'vi'), writeNumber(86400, 'vi'), writeNumber(1.5, 'en'), writeNumber(null, 'vi')]).toEqual([
    '1,5',
    '86.400',
    '1.5',
    '',
  ]);
});
