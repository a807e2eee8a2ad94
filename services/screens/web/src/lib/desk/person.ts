import type { Lang } from '../types';

/** Accounts that nobody has given a name: a role and a random mark, or a random mark alone. */
const NAMELESS = /^(?:([a-z]+)-)?([0-9a-f]{8})-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const ROLES: Readonly<Record<string, [vi: string, en: string]>> = {
  operator: ['trực ban', 'operator'],
  district: ['trực huyện', 'district desk'],
  agency: ['cán bộ cơ quan', 'agency staff'],
  admin: ['quản trị', 'administrator'],
  viewer: ['người xem', 'viewer'],
};

/** A person as people call them: the name that the identity system gives, or the role and four signs of an account without one. */
export function personName(name: string, lang: Lang): string {
  const [, role = '', mark] = NAMELESS.exec(name) ?? [];
  if (!mark) return name;
  const word = ROLES[role]?.[lang === 'vi' ? 0 : 1] ?? (lang === 'vi' ? 'tài khoản' : 'account');
  return `${word} ${mark.slice(0, 4)}`;
}
