import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { PackDocument } from './demonstration-schema.ts';
import type { By } from './editing.ts';
import type { DocumentEditing } from './editing-documents.ts';
import type { Directed } from './schema.ts';

/** Enters the steering documents of a pack, hung on what they direct. @throws RangeError when that is not there */
export async function makeDocuments(
  programme: DocumentEditing,
  documents: readonly PackDocument[],
  directed: ReadonlyMap<string, Directed>,
  now: Temporal.Instant,
): Promise<void> {
  for (const { recordedOn, directs, followUps, ...fields } of documents) {
    const wanted = directs.map((name) => {
      const found = directed.get(name);
      if (found === undefined) throw new RangeError(`${fields.number} directs ${name}, which is not there`);
      return found;
    });
    const by = onDay(recordedOn);
    if (Temporal.Instant.compare(by.at, now) > 0) continue;
    const id = await programme.createDocument(by, { ...fields, file: null, directs: wanted });
    for (const { on, words, isDone } of followUps) {
      const then = onDay(on);
      if (Temporal.Instant.compare(then.at, now) > 0) break;
      await programme.followUp(then, { id }, { words, isDone });
    }
  }
}

/** The program on a day, in the middle of the morning. */
export function onDay(day: string): By {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
  return { actor: system, at };
}
