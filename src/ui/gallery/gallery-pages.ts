import { Dossier } from './gallery-dossier.tsx';
import { FormSheet } from './gallery-form.tsx';
import { Empty, List } from './gallery-list.tsx';
import { Overview } from './gallery-overview.tsx';
import { Home, Refused } from './gallery-public.tsx';

/** Pages that show every component in its states, with long Vietnamese names, errors and empty lists. */
export const galleryPages = {
  overview: Overview,
  form: FormSheet,
  list: List,
  dossier: Dossier,
  empty: Empty,
  home: Home,
  refusal: Refused,
} as const;
