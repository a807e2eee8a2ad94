import { expect, it } from 'vitest';
import { addressOf, readAddress } from './address';

it('reads area, language and figure from the address', () => {
  expect(readAddress({ pathname: '/', search: '' })).toEqual({ code: '', lang: 'vi', figure: 'dossiers.overdue' });
  expect(readAddress({ pathname: '/walls/725', search: '?lang=en&map=index766.score' })).toEqual({
    code: '725',
    lang: 'en',
    figure: 'index766.score',
  });
});

it('falls back where the address asks for what there is not', () => {
  expect(readAddress({ pathname: '/walls/../x', search: '?lang=fr&map=nope' })).toEqual({
    code: '',
    lang: 'vi',
    figure: 'dossiers.overdue',
  });
});

it('writes addresses that read back the same', () => {
  const [pathname, search] = addressOf('25987', 'en', 'tickets.overdue').split('?');
  expect(readAddress({ pathname: pathname!, search: `?${search}` })).toEqual({
    code: '25987',
    lang: 'en',
    figure: 'tickets.overdue',
  });
  expect(addressOf('725', 'vi', 'dossiers.overdue')).toBe('/walls/725');
});
