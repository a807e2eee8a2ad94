import { expect, it } from 'vitest';
import { personName } from './person';

it('calls people by their names, and an account without one by its role and four signs', () => {
  const account = '3f2a91c0b6f14f0e9d6a2f1d2b7c8e90';
  expect(personName('Nguyễn Văn An', 'vi')).toBe('Nguyễn Văn An');
  expect(personName(`operator-${account}`, 'vi')).toBe('trực ban 3f2a');
  expect(personName(`operator-${account}`, 'en')).toBe('operator 3f2a');
  expect(personName('3f2a91c0-b6f1-4f0e-9d6a-2f1d2b7c8e90', 'vi')).toBe('tài khoản 3f2a');
  expect(personName('truc-ca-1', 'vi')).toBe('truc-ca-1');
});
