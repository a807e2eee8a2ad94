import { expect, it } from 'vitest';
import { tileWith } from '../testing/tile';
import { heroOf } from './hero';
import { scoreOf } from './score';
import { wordsOf } from './words';

const score = (value: number, detail: Record<string, unknown>) =>
  scoreOf(tileWith({ tile: 'index766.score', unit: 'points', value, detail }));
const GROUPS = [
  { code: 'G1', score: 6, max: 6 },
  { code: 'G4', score: 7.3, max: 16 },
  { code: 'G3', score: 0, max: 0 },
];

it('is honest about a score measured in part', () => {
  const hero = heroOf(score(46.2, { max: 66, groups: GROUPS }), wordsOf('vi'), 'vi');
  expect(hero.spoken).toBe('46,2 trên 66 điểm đang đo trực tiếp');
  expect(hero.sentence).toBe('Còn thiếu 19,8 điểm đang đo');
  expect(heroOf(score(46.2, { max: 66 }), wordsOf('en'), 'en').spoken).toBe('46.2 of 66 points measured live');
});

it('tells the way to the next class when all is measured', () => {
  expect(heroOf(score(84.5, { max: 100 }), wordsOf('vi'), 'vi')).toMatchObject({
    sentence: 'Còn 5,5 điểm nữa đến Xuất sắc',
    strong: 'Tốt',
  });
  expect(heroOf(score(74.6, { max: 100 }), wordsOf('vi'), 'vi')).toMatchObject({
    sentence: 'Còn 5,4 điểm nữa đến Tốt',
    strong: 'Khá',
  });
  expect(heroOf(score(90, { max: 100 }), wordsOf('vi'), 'vi')).toMatchObject({
    sentence: 'Đã đạt mức cao nhất',
    strong: 'Xuất sắc',
  });
});

it('waits without a score', () => {
  expect(heroOf(null, wordsOf('vi'), 'vi').figure).toBe('—');
  expect(scoreOf(undefined)).toBeNull();
});

it('puts the group with the most lost points first and leaves out what is not measured', () => {
  expect(score(46.2, { max: 66, groups: GROUPS })!.groups.map(({ code }) => code)).toEqual(['G4', 'G1']);
});
