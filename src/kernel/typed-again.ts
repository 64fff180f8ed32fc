import type { FastifyRequest } from 'fastify';
import { formSeed } from './asking.ts';
import { checkToken } from './csrf.ts';
import { refuse, Refused } from './errors.ts';
import { isApi } from './failures.ts';
import type { House } from './house.ts';
import { t } from './messages.ts';
import type { TypedForm } from './typed-form.ts';
import type { Route } from './web.ts';

/**
 * What was typed into a form that came too late. Null for what is no form of this very browser (its token is checked
 * before the rest is read), holds secrets, could not be shown again, or is too large.
 */
export async function readTyped(
  house: Pick<House, 'secret'>,
  entry: Route,
  request: FastifyRequest,
): Promise<TypedForm | null> {
  if (entry.method === 'GET' || entry.refused === undefined || entry.isSecret === true || isApi(request))
    return null;
  const isMultipart = entry.upload !== undefined && request.isMultipart();
  if (!isMultipart && request.mediaType !== 'application/x-www-form-urlencoded') return null;
  const pairs = isMultipart ? await partsOf(house, request) : fieldsOf(house, request);
  if (pairs === null) return null;
  const fields = pairs.filter(([name]) => !name.startsWith('_'));
  return { action: request.url, isMultipart, fields, hadFiles: pairs.some(([name]) => name === fileMark) };
}

/** The refusal with which the form is shown, once its sender has signed in: nothing was carried out yet. */
export function lookAgain(again: unknown): Refused {
  const [vi, en] =
    again === 'files' ? [' Các tệp cần được chọn lại.', ' Files have to be chosen again.'] : ['', ''];
  return new Refused(
    refuse(
      'session-ended',
      t(
        `Phiên làm việc đã kết thúc trước khi gửi nên chưa có gì được ghi. Nội dung đã nhập còn nguyên bên dưới: hãy xem lại rồi gửi.${vi}`,
        `The session had ended before this was sent, so nothing was recorded. What was typed is below: look it over and send it.${en}`,
      ),
    ),
  );
}

type Pairs = (readonly [string, string])[];

const mostFields = 1000;
const mostText = 512 * 1024;
/** No form of ours has a field of this name. */
const fileMark = '_file';

function fieldsOf(house: Pick<House, 'secret'>, request: FastifyRequest): Pairs | null {
  const body = request.body;
  if (typeof body !== 'object' || body === null || !('' in body)) return null;
  const pairs = [...new URLSearchParams(String(body['']))];
  const token = pairs.find(([name]) => name === '_csrf')?.[1];
  return isOurs(house, request, token) && pairs.length <= mostFields ? pairs : null;
}

/** The token is the first field of our forms: what does not begin with it is not read on. */
async function partsOf(house: Pick<House, 'secret'>, request: FastifyRequest): Promise<Pairs | null> {
  const pairs: Pairs = [];
  let length = 0;
  const limits = {
    fileSize: 1,
    files: 100,
    fields: mostFields,
    fieldSize: mostText,
    parts: mostFields + 100,
  };
  try {
    for await (const part of request.parts({ limits })) {
      if (
        pairs.length === 0 &&
        !(part.type === 'field' && part.fieldname === '_csrf' && isOurs(house, request, part.value))
      )
        return null;
      if (part.type === 'file') {
        part.file.resume(); // its content is not kept
        if ((part.filename ?? '') !== '') pairs.push([fileMark, '']);
        continue;
      }
      const value = String(part.value);
      length += value.length;
      if (part.valueTruncated || length > mostText) return null;
      pairs.push([part.fieldname, value]);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null; // cut off or too much: there is no whole form
    throw error;
  }
  return pairs;
}

function isOurs(house: Pick<House, 'secret'>, request: FastifyRequest, token: unknown): boolean {
  try {
    checkToken(house, formSeed(request), token);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
