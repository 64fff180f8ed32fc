import { Agent, request } from 'node:http';
import { demonstrationPassword } from './bench-city.ts';

/** A signed-in person's browser, reduced to what a load needs: connections kept open, cookies, the form token. */
export type Client = {
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  close(): void;
};
export type Answer = {
  readonly status: number;
  readonly body: string;
  /** Time the server took, in milliseconds, by its own word. */
  readonly serverTime: number;
};

export async function signIn(port: number, username: string, sockets = 1): Promise<Client> {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const cookies = new Map<string, string>();
  let csrf = '';

  function send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port,
          host: '127.0.0.1',
          method,
          path,
          agent,
          headers: {
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            'x-csrf-token': csrf,
            ...(payload === ''
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...headers,
          },
        },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () => {
            for (const line of reply.headers['set-cookie'] ?? []) {
              const [pair = ''] = line.split(';', 1);
              const [name = '', value = ''] = pair.split('=');
              cookies.set(name, value);
            }
            const answer = Buffer.concat(chunks).toString();
            csrf = /name="_csrf" value="([^"]+)"/.exec(answer)?.[1] ?? csrf;
            const serverTime = Number(
              /dur=([\d.]+)/.exec(String(reply.headers['server-timing'] ?? ''))?.[1] ?? Number.NaN,
            );
            resolve({ status: reply.statusCode ?? 0, body: answer, serverTime });
          });
        },
      );
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  await send('GET', '/sign-in');
  const form = new URLSearchParams({
    username,
    password: demonstrationPassword,
    next: '',
    _csrf: csrf,
  }).toString();
  const signedIn = await send('POST', '/sign-in', form, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  if (signedIn.status !== 303) throw new Error(`${username} could not sign in: ${signedIn.status}`);
  await send('GET', '/account');
  return { send, close: () => agent.destroy() };
}

/** Runs `clients` loops for `seconds`; gives how many rounds a second were done. */
export async function rate(
  clients: number,
  seconds: number,
  once: (client: number, round: number) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() < until; round += 1) {
        if (!(await once(client, round))) return;
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

export function median(list: readonly number[]): number {
  return quantile(list, 0.5);
}

export function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
