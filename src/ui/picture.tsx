import { asset } from '../kernel/assets.ts';
import { useSay, type Words } from './page.tsx';

/** A drawing of `pictures/`. Decorative unless `label` gives it words. Size in px of its natural shape. */
export function Picture({
  name,
  width,
  height,
  label = '',
  class: className,
}: {
  name: string;
  width: number;
  height: number;
  label?: Words;
  class?: string;
}) {
  const say = useSay();
  return <img class={className} src={asset(name)} width={width} height={height} alt={say(label)} />;
}
