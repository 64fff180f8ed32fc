import { Office, type Template } from './schema.ts';

/** What surrounds a report that nobody has signed. */
export function noOfficeYet({ recipients }: Pick<Template, 'recipients'>): Office {
  return Office.parse({ recipients });
}
