export const processesPath = '/processes';

export function processAddress(code: string): string {
  return `${processesPath}/${encodeURIComponent(code)}`;
}

/** The page of a version; null: of the draft. */
export function shownAddress(code: string, number: number | null): string {
  return number === null ? `${processAddress(code)}/draft` : `${processAddress(code)}/versions/${number}`;
}

/** The drawing as it is kept. */
export function xmlAddress(code: string, number: number | null): string {
  return `${shownAddress(code, number)}/xml`;
}
