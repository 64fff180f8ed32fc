import { t, type Language, type Text } from '../kernel/messages.ts';
import { figureAddress, figureText, partsText, periodWords } from '../indicators/indicators.ts';
import type { Figure } from '../indicators/schema.ts';
import type { Agency } from '../organization/schema.ts';
import { BarChart } from '../ui/bar-chart.tsx';
import { Card } from '../ui/content.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { TileMap, type MapTile, type TileLevel } from '../ui/tile-map.tsx';
import { shareCode, type Dashboard } from './gather.ts';

/** Fewest resolved dossiers for an agency to be ranked: below, one dossier decides. */
const fewestRanked = 5;
const noFigure = t('chưa có', 'none yet');
const legend: Record<TileLevel, Text> = {
  good: t('từ 98 % trở lên', '98 % and more'),
  fair: t('từ 90 % đến dưới 98 %', '90 % to below 98 %'),
  poor: t('dưới 90 %', 'below 90 %'),
  none: t('chưa có hồ sơ giải quyết', 'nothing resolved yet'),
};

/** The agencies that are late most often, and the map of communes. */
export function Places({
  agencies,
  places,
  year,
}: Pick<Dashboard, 'agencies' | 'year'> & { readonly places: readonly Agency[] }) {
  const say = useSay();
  const language = useLanguage();
  const figures = new Map(agencies.map(({ key, figures: of }) => [Number(key), of.get(shareCode)]));
  const ranked = agencies
    .flatMap(({ key, label, figures: of }) => {
      const figure = of.get(shareCode);
      const value = figure?.value ?? null;
      const isSmall = (figure?.parts?.denominator ?? 0) < fewestRanked;
      return figure === undefined || value === null || value === 1 || isSmall
        ? []
        : [{ key, label, value, figure }];
    })
    .toSorted((one, other) => one.value - other.value);
  const districts = places.filter(({ level }) => level === 'district');
  const blocks = districts
    .filter(({ id }) => places.some(({ parentId, level }) => parentId === id && level === 'commune'))
    .map((district) => ({
      label: shortName(district.name),
      tiles: places
        .filter(({ parentId, level }) => parentId === district.id && level === 'commune')
        .map(({ id, name }): MapTile => {
          const figure = figures.get(id);
          return {
            label: shortName(name),
            text: figure?.value == null ? say(noFigure) : withParts(figure, language),
            level: levelOf(figure?.value ?? null),
            href: figureAddress(shareCode, { period: year, where: { agencyIds: [id] } }),
          };
        }),
    }));
  return (
    <>
      {ranked.length === 0 ? null : (
        <Card
          title={t('Cơ quan cần chú ý: tỷ lệ đúng hạn thấp nhất', 'Agencies to look at: least in time')}
          icon="chart-column"
        >
          <BarChart
            caption={say(periodWords(year))}
            full={1}
            bars={ranked.slice(0, 8).map(({ key, label, value, figure }) => ({
              label,
              value,
              text: withParts(figure, language),
              href: figureAddress(shareCode, { period: year, where: { agencyIds: [Number(key)] } }),
            }))}
          />
        </Card>
      )}
      {blocks.length === 0 ? null : (
        <Card title={t('Xã, phường: tỷ lệ trước và đúng hạn', 'Communes: share in time')} icon="building">
          <TileMap caption={t('Bản đồ ô theo quận, huyện', 'Map by tiles')} blocks={blocks} legend={legend} />
        </Card>
      )}
    </>
  );
}

function levelOf(value: number | null): TileLevel {
  if (value === null) return 'none';
  if (value >= 0.98) return 'good';
  return value >= 0.9 ? 'fair' : 'poor';
}

/** `97,3 % (108/111)`: rounded, and from what. */
function withParts(figure: Figure, language: Language): string {
  return `${figureText(figure, language)} (${partsText(figure, language)})`;
}

/** "Ủy ban nhân dân phường Xuân Khánh" → "Phường Xuân Khánh", as on a map. */
function shortName(name: string): string {
  const short = name.replace(/^(Ủy ban nhân dân|Hội đồng)\s+/u, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}
