import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IconName } from './icons.ts';
import { useSay, type Words } from './page.tsx';

const require = createRequire(import.meta.url);
const drawings = new Map<IconName, string>();

/** A lucide icon drawn into the page. Decorative unless `label` gives it words. Size in px, default 20. */
export function Icon({
  name,
  size = 20,
  label,
  class: className,
}: {
  name: IconName;
  size?: number;
  label?: Words;
  class?: string;
}) {
  const say = useSay();
  return (
    <svg
      class={className === undefined ? 'icon' : `icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={size >= 32 ? '1.5' : '1.75'}
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': say(label) })}
      dangerouslySetInnerHTML={{ __html: drawing(name) }}
    />
  );
}

/** The lines inside a lucide file, which is ours to trust: it comes with the package, never from a user. */
function drawing(name: IconName): string {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const lines = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).trim();
  const compact = lines.replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
  drawings.set(name, compact);
  return compact;
}
