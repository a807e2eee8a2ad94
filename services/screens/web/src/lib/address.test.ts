import { expect, it } from 'vitest';
import { addressOf, readAddress } from './address';

const first = { code: '', wall: 'overview', lang: 'vi', figure: null };

it('reads area, wall, language and figure from the address', () => {
  expect(readAddress({ pathname: '/', search: '' })).toEqual(first);
  expect(readAddress({ pathname: '/walls/725', search: '' })).toEqual({ ...first, code: '725' });
  expect(readAddress({ pathname: '/walls/725/hotline/', search: '?lang=en&map=index766.score' })).toEqual({
    code: '725',
    wall: 'hotline',
    lang: 'en',
    figure: 'index766.score',
  });
});

it('falls back where the address asks for what there is not', () => {
  expect(readAddress({ pathname: '/walls/../x', search: '?lang=fr&map=nope' })).toEqual(first);
  expect(readAddress({ pathname: '/walls/725/nope', search: '' })).toEqual({ ...first, code: '725' });
});

it('writes addresses that read back the same', () => {
  const [pathname, search] = addressOf('25987', 'eid', 'en', 'tickets.overdue').split('?');
  expect(readAddress({ pathname: pathname!, search: `?${search}` })).toEqual({
    code: '25987',
    wall: 'eid',
    lang: 'en',
    figure: 'tickets.overdue',
  });
  expect(addressOf('725', 'overview', 'vi')).toBe('/walls/725');
  expect(addressOf('725', 'city', 'vi')).toBe('/walls/725/city');
});
