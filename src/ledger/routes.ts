import { accepted } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { json, route, type Route } from '../kernel/web.ts';
import type { Ledger } from './ledger.ts';
import { ConsistencyQuery, HeadsQuery } from './schema.ts';

/** What a stranger needs to check the log without trusting this program: its key, its heads, and that they only grow. */
export function ledgerRoutes(ledger: Pick<Ledger, 'publicKey' | 'heads' | 'consistency'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/ledger/key',
      permission: 'public',
      handle: () => ({ kind: 'bytes', data: ledger.publicKey.pem, mediaType: 'text/plain; charset=utf-8' }),
    }),
    route({
      method: 'GET',
      path: '/ledger/head',
      permission: 'public',
      async handle() {
        const [newest] = await ledger.heads(1);
        return { kind: 'bytes', data: newest?.note ?? '', mediaType: 'text/plain; charset=utf-8' };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/ledger/heads',
      permission: 'public',
      query: HeadsQuery,
      api: t('Các đầu sổ chứng thực đã ký, mới nhất trước', 'Signed heads of the ledger, newest first'),
      async handle({ query }) {
        const { origin, verifierKey } = ledger.publicKey;
        return json({ origin, verifierKey, heads: await ledger.heads(query.limit, query.before) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/ledger/consistency',
      permission: 'public',
      query: ConsistencyQuery,
      perMinute: 120,
      api: t(
        'Chứng minh rằng sổ chứng thực giữa hai đầu sổ chỉ thêm vào, không sửa',
        'Proof that between two heads the ledger was only added to',
      ),
      handle: async ({ query }) => json(accepted(await ledger.consistency(query.from, query.to))),
    }),
  ];
}
