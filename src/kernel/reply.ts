import type { FastifyReply, FastifyRequest } from 'fastify';
import { keepFlash, keepLanguage, keepSeed, setCookie, takeFlash } from './asking.ts';
import type { Asking, Reply, Shell } from './web.ts';

/** Sends what a handler answered. */
export async function sendReply(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
  answer: Reply,
): Promise<void> {
  for (const { name, value, maxAgeSeconds } of answer.cookies ?? [])
    setCookie(reply, asking, name, value, maxAgeSeconds);
  keepLanguage(request, reply, asking);
  // What staff see may be personal data: no cache on the way or in the browser keeps it.
  const isStaff = asking.actor.kind === 'staff';
  if (isStaff) void reply.header('cache-control', 'no-store');
  switch (answer.kind) {
    case 'page': {
      keepSeed(request, reply, asking);
      const flash = takeFlash(request, reply, asking);
      if (!isStaff) void reply.header('cache-control', 'private, no-cache'); // it holds the form token
      void reply.code(answer.status ?? 200).type('text/html; charset=utf-8');
      await reply.send(await shell.page(asking, answer, flash));
      return;
    }
    case 'fragment':
      void reply.code(answer.status ?? 200).type('text/html; charset=utf-8');
      await reply.send(shell.fragment(asking, answer.body));
      return;
    case 'json':
      await reply.code(answer.status ?? 200).send(answer.value);
      return;
    case 'redirect':
      if (answer.flash !== undefined) keepFlash(reply, asking, answer.flash);
      await reply.redirect(answer.to, 303);
      return;
    case 'bytes':
      if (answer.fileName !== undefined) {
        const kind = answer.isDownload === true ? 'attachment' : 'inline';
        const name = encodeURIComponent(answer.fileName);
        void reply.header('content-disposition', `${kind}; filename*=UTF-8''${name}`);
      }
      if (answer.isImmutable === true)
        void reply.header('cache-control', `${isStaff ? 'private' : 'public'}, max-age=31536000, immutable`);
      await reply.type(answer.mediaType).send(answer.data);
  }
}
