import type pg from 'pg';
import type { Connection } from './store.ts';

/** The rows of a query in portions, inside the client's transaction, so that a table of any size passes through. */
export async function* portions<Row extends pg.QueryResultRow>(
  db: Connection,
  name: string,
  query: string,
  size = 2000,
): AsyncGenerator<Row[]> {
  await db.query(`declare ${name} no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await db.query<Row>(`fetch forward ${size} from ${name}`);
    if (rows.length === 0) break;
    yield rows;
  }
  await db.query(`close ${name}`);
}
