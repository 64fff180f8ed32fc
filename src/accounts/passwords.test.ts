import { expect, test } from 'vitest';
import {
  firstPassword,
  fitsPassword,
  hashPassword,
  isOutdated,
  nobodysHash,
  passwordRefusal,
} from './passwords.ts';

test('a password fits its hash and no other does', async () => {
  const stored = await hashPassword('con đò qua sông Hậu');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await fitsPassword('con đò qua sông Hậu', stored)).toBe(true);
  expect(await fitsPassword('con đò qua sông hậu', stored)).toBe(false);
  expect(await fitsPassword('', stored)).toBe(false);
});

test('the same password has another hash each time', async () => {
  expect(await hashPassword('con đò qua sông Hậu')).not.toBe(await hashPassword('con đò qua sông Hậu'));
});

test('a hash made elsewhere by the reference implementation is understood (argon2-cffi test vector)', async () => {
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await fitsPassword('password', stored)).toBe(true);
  expect(isOutdated(stored)).toBe(true);
});

test('a hash with weaker parameters is made anew', async () => {
  const weak = await hashPassword('con đò qua sông Hậu', { memory: 1024, passes: 1, parallelism: 1 });
  expect(await fitsPassword('con đò qua sông Hậu', weak)).toBe(true);
  expect(isOutdated(weak)).toBe(true);
  expect(isOutdated(await hashPassword('con đò qua sông Hậu'))).toBe(false);
});

test('the hash of nobody costs what a real one costs, and fits nothing', async () => {
  expect(isOutdated(nobodysHash)).toBe(false);
  expect(await fitsPassword('', nobodysHash)).toBe(false);
});

test.each([
  ['ngắn quá', 'password-short'],
  ['matkhau123456', 'password-common'],
  ['Mật Khẩu 2026', 'password-common'],
  ['1234567890', 'password-common'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['an.ninhkieu', 'password-username'],
  ['An Ninhkieu 1990', 'password-username'],
])('"%s" is refused as %s', (password, code) => {
  expect(passwordRefusal(password, 'an.ninhkieu', 'next')).toMatchObject({ code, field: 'next' });
});

test.each(['con đò qua sông Hậu', 'songque2026', 'Xuồng ba lá 36'])('"%s" may be chosen', (password) => {
  expect(passwordRefusal(password, 'an.ninhkieu', 'next')).toBeNull();
});

test('a first password keeps the rules and is another each time', () => {
  const made = Array.from({ length: 200 }, firstPassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) {
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(passwordRefusal(password, 'an', 'next')).toBeNull();
  }
});
