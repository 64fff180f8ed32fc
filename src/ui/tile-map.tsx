import { useSay, type Words } from './page.tsx';

/** How far a place is from where it should be; `none` has no data. Words in the tile say the same. */
export type TileLevel = 'good' | 'fair' | 'poor' | 'none';
export type MapTile = {
  readonly label: string;
  readonly text: string;
  readonly level: TileLevel;
  readonly href: string;
};

/** A map by tiles: each district a block, each commune of it a tile of one size, so that small ones are seen too. */
export function TileMap(props: {
  readonly caption: Words;
  readonly blocks: readonly { readonly label: string; readonly tiles: readonly MapTile[] }[];
  /** What each level means. */
  readonly legend: Readonly<Record<TileLevel, Words>>;
}) {
  const say = useSay();
  return (
    <section class="tile-map" aria-label={say(props.caption)}>
      <ul class="tile-map-legend">
        {Object.entries(props.legend).map(([level, words]) => (
          <li key={level}>
            <span class={`tile-map-key tile-map-${level}`} aria-hidden="true" /> {say(words)}
          </li>
        ))}
      </ul>
      <div class="tile-map-blocks">
        {props.blocks.map(({ label, tiles }) => (
          <div key={label} class="tile-map-block">
            <h3>{label}</h3>
            <ul>
              {tiles.map((tile) => (
                <li key={tile.label}>
                  <a class={`tile-map-tile tile-map-${tile.level}`} href={tile.href}>
                    <span class="tile-map-name">{tile.label}</span> <strong>{tile.text}</strong>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
