import { argon2, randomBytes, randomInt, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';

/** Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB of memory, 2 passes, 1 lane. */
const current = { memory: 19_456, passes: 2, parallelism: 1 };
type Cost = typeof current;

const tagLength = 32;
const shortest = 10;

/** Hash of a password as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string, cost: Cost = current): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive({ message: password, nonce, tagLength, ...cost });
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Whether a password fits a PHC string, compared in constant time. Throws when the string is none of ours. */
export async function fitsPassword(password: string, stored: string): Promise<boolean> {
  const { nonce, tag, ...cost } = readHash(stored);
  const given = await derive({ message: password, nonce, tagLength: tag.length, ...cost });
  return timingSafeEqual(given, tag);
}

/** Whether a stored hash was made with other parameters than today's, to be made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const { memory, passes, parallelism } = readHash(stored);
  return memory !== current.memory || passes !== current.passes || parallelism !== current.parallelism;
}

/** A hash that no password fits; checking against it takes as long as checking a real one. */
export const nobodysHash = `$argon2id$v=19$m=${current.memory},t=${current.passes},p=${current.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(tagLength))}`;

/** Why a password may not be chosen, or null. Length counts more than kinds of letters (NIST SP 800-63B, 5.1.1). */
export function passwordRefusal(password: string, username: string, field: string): Refusal | null {
  const plain = fold(password).replace(/[^a-z0-9]/g, '');
  if (Array.from(password).length < shortest) {
    return refuse(
      'password-short',
      t(
        `Mật khẩu cần ít nhất ${shortest} ký tự. Một câu dài dễ nhớ là tốt nhất.`,
        `A password needs at least ${shortest} characters. A long phrase is best.`,
      ),
      field,
    );
  }
  if (plain.replace(/^\d+|\d+$/g, '') === username.replace(/[^a-z0-9]/g, '').replace(/\d+$/, '')) {
    return refuse(
      'password-username',
      t(
        'Mật khẩu không được là tên đăng nhập, dù thêm chữ số.',
        'The password must not be the username, with or without digits.',
      ),
      field,
    );
  }
  if (isCommon(plain) || new Set(password).size < 4) {
    return refuse(
      'password-common',
      t(
        'Mật khẩu này quá dễ đoán. Hãy chọn mật khẩu khác.',
        'This password is too easy to guess. Choose another.',
      ),
      field,
    );
  }
  return null;
}

/** A first password to hand over: 16 letters and digits that are not mistaken for one another, about 79 bits. */
export function firstPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Words that most guessed passwords are made of, in Vietnam too; with digits around them they are no better. */
const common = [
  'password', 'passw0rd', 'matkhau', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'administrator', 'admin', 'iloveyou', 'anhyeuem',
  'emyeuanh', 'letmein', 'welcome', 'vietnam', 'cantho', 'hanoi', 'saigon', 'motcua', 'khongbiet', 'quantri', 'hethong', 'abc',
]; // prettier-ignore

function isCommon(plain: string): boolean {
  const word = plain.replace(/^\d+|\d+$/g, '');
  return common.includes(word) || '01234567890123456789 98765432109876543210'.includes(plain);
}

function readHash(stored: string): Cost & { nonce: Buffer; tag: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (match === null) throw new Error('a password hash is not in the form of argon2id');
  const [, memory, passes, parallelism, nonce = '', tag = ''] = match;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error === null ? resolve(tag) : reject(error)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
