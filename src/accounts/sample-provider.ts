import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

export const sampleClient = { id: 'motcua', secret: 'khoa-bi-mat-cua-ung-dung' };

/** Who stands before the provider, and what it says of them. */
export type SamplePerson = { sub: string; email?: string; email_verified?: boolean };

export type SampleProvider = {
  readonly issuer: string;
  /** The next to come is this person; null turns everybody away. */
  stand(person: SamplePerson | null): void;
  /** Follows the provider's pages from an authorization address until it sends the browser back; that address. */
  follow(start: string): Promise<URL>;
  close(): Promise<void>;
};

/** A real OpenID provider on this machine, whose people sign in without being asked. */
export async function openSampleProvider(redirectUri: string): Promise<SampleProvider> {
  let person: SamplePerson | null = null;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider listens on no port');
  const issuer = `http://127.0.0.1:${address.port}`;

  const provider = new Provider(issuer, {
    clients: [
      { client_id: sampleClient.id, client_secret: sampleClient.secret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for trials'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ ...person, sub: accountId }),
    }),
  });
  const callback = provider.callback();
  handle = (request, response) => {
    if (request.url !== '/interaction') return callback(request, response);
    void answer(request, response);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt } = await provider.interactionDetails(request, response);
    if (person === null) {
      return provider.interactionFinished(request, response, { error: 'access_denied' });
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    }
    const grant = new provider.Grant({ accountId: person.sub, clientId: sampleClient.id });
    grant.addOIDCScope('openid email');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  return {
    issuer,
    stand(next) {
      person = next;
    },
    async follow(start) {
      const cookies = new Map<string, string>();
      let url = new URL(start);
      for (let step = 0; step < 10; step += 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
        for (const line of response.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';', 1)[0]?.split('=', 2) ?? [];
          cookies.set(name, value);
        }
        const to = response.headers.get('location');
        if (to === null) throw new Error(`the provider stays at ${url.pathname} with ${response.status}`);
        url = new URL(to, url);
        if (url.origin !== issuer) return url;
      }
      throw new Error('the provider goes in a circle');
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
