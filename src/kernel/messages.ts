/** Words for people: Vietnamese first, English beside it. */
export type Text = { readonly vi: string; readonly en: string };

export type Language = 'vi' | 'en';

export const languages: readonly Language[] = ['vi', 'en'];

/** A text in both languages: `t('Hồ sơ', 'Dossier')`. */
export function t(vi: string, en: string): Text {
  return { vi, en };
}

export function say(text: Text, language: Language): string {
  return text[language];
}

/** The folded form by which people search: no case, no diacritics, single spaces ("Đăng ký" → "dang ky"). */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
