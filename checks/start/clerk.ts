import { demonstrationPassword } from '../../src/install.ts';
import { sessionCookie } from '../../src/kernel/server.ts';

/** The clerk of the tiny city at work through the API: what she receives must be there after every fall. */
export type Clerk = {
  /** Receives a dossier; gives its code. */
  receive(applicant: string): Promise<string>;
  /** The applicant's name in a dossier. */
  applicantOf(code: string): Promise<string>;
};

export async function signInAsClerk(address: string): Promise<Clerk> {
  const page = await fetch(`${address}/sign-in`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const seed = cookiesOf(page);
  const entered = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: seed },
    body: new URLSearchParams({ username: 'clerk', password: demonstrationPassword, next: '', _csrf: csrf }),
  });
  const cookie = `${seed}; ${cookiesOf(entered)}`;
  if (!cookie.includes(sessionCookie)) throw new Error(`the clerk could not sign in: ${entered.status}`);
  const ask = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const reply = await fetch(`${address}/api/v1/dossiers${path}`, {
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await reply.json()) as Record<string, unknown>;
    if (!reply.ok) throw new Error(`${reply.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    async receive(name) {
      const papers = [{ name: 'Đơn đề nghị xác nhận', original: 1, certified: 0, plain: 0 }];
      return String(
        (await ask('', { procedure: 'BM.001', filing: { applicant: { name }, papers } }))['code'],
      );
    },
    async applicantOf(code) {
      const { filing } = await ask(`/${encodeURIComponent(code)}`);
      return (filing as { applicant: { name: string } }).applicant.name;
    },
  };
}

function cookiesOf(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
