import { t } from '../kernel/messages.ts';
import { DataTable } from '../ui/table.tsx';
import { formatNumber } from '../ui/format.ts';
import { useLanguage, useSay } from '../ui/page.tsx';
import type { AreaProfile } from './reading.ts';

const size = 420;
const centre = size / 2;
const radius = 150;
const rings = [25, 50, 75, 100];

const series = [
  {
    key: 'mean',
    shape: 'fill-none stroke-soft [stroke-dasharray:2_5]',
    words: t('Bình quân cùng cấp', 'Mean of the level'),
  },
  {
    key: 'lastYear',
    shape: 'fill-none stroke-dawn [stroke-dasharray:9_5]',
    words: t('Năm trước', 'Last year'),
  },
  { key: 'own', shape: 'fill-river/15 stroke-river', words: t('Cơ quan', 'The agency') },
] as const;

/** Areas of an agency around a centre, each as a share of its maximum, with the table that says the same. */
export function Radar({ profile }: { profile: readonly AreaProfile[] }) {
  const say = useSay();
  const language = useLanguage();
  const share = (value: number | null): string =>
    value === null ? '–' : `${formatNumber(value, language)} %`;
  const shown = series.filter(({ key }) => profile.some((entry) => entry[key] !== null));
  return (
    <div class="grid items-start gap-4 lg:grid-cols-2">
      <figure class="m-0 grid justify-items-center gap-2">
        <svg
          viewBox={`0 0 ${size} ${size}`}
          class="w-full max-w-[30rem]"
          role="img"
          aria-label={say(
            t('Biểu đồ mạng nhện; số liệu ở bảng bên cạnh', 'Radar chart; its figures are in the table'),
          )}
        >
          {rings.map((ring) => (
            <polygon key={ring} class="fill-none stroke-line" points={outline(profile.map(() => ring))} />
          ))}
          {profile.map(({ area }, index) => {
            const end = place(index, profile.length, 100);
            const label = place(index, profile.length, 116);
            return (
              <g key={area.code}>
                <line class="stroke-line" x1={centre} y1={centre} x2={end.x} y2={end.y} />
                <text
                  class="fill-ink text-[13px]"
                  x={label.x}
                  y={label.y}
                  text-anchor="middle"
                  dominant-baseline="middle"
                >
                  {area.code}
                </text>
              </g>
            );
          })}
          {shown.map(({ key, shape }) => (
            <polygon
              key={key}
              class={shape}
              stroke-width="2.5"
              stroke-linejoin="round"
              points={outline(profile.map((entry) => entry[key] ?? 0))}
            />
          ))}
        </svg>
        <figcaption>
          <ul class="flex flex-wrap justify-center gap-x-5 gap-y-1">
            {shown.toReversed().map(({ key, shape, words }) => (
              <li key={key} class="flex items-center gap-2">
                <svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" focusable="false">
                  <line class={shape} x1="0" y1="5" x2="34" y2="5" stroke-width="3" />
                </svg>
                {say(words)}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <DataTable
        caption={t('Điểm theo lĩnh vực, % của điểm tối đa', 'Points by area, % of the maximum')}
        compact
        rows={profile}
        rowKey={({ area }) => area.code}
        columns={[
          {
            key: 'area',
            title: t('Lĩnh vực', 'Area'),
            heads: true,
            cell: ({ area }) =>
              `${area.code}. ${language === 'en' && area.nameEn !== '' ? area.nameEn : area.name}`,
          },
          {
            key: 'own',
            title: t('Cơ quan', 'Agency'),
            align: 'end',
            width: 'fit',
            cell: ({ own }) => share(own),
          },
          {
            key: 'mean',
            title: t('Bình quân', 'Mean'),
            align: 'end',
            width: 'fit',
            cell: ({ mean }) => share(mean),
          },
          {
            key: 'last',
            title: t('Năm trước', 'Last year'),
            align: 'end',
            width: 'fit',
            cell: ({ lastYear }) => share(lastYear),
          },
        ]}
      />
    </div>
  );
}

function outline(values: readonly number[]): string {
  return values
    .map((value, index) => {
      const { x, y } = place(index, values.length, value);
      return `${x},${y}`;
    })
    .join(' ');
}

/** A value of 0…100 on its spoke; the first spoke points up. */
function place(index: number, count: number, value: number): { x: number; y: number } {
  const angle = (2 * Math.PI * index) / Math.max(1, count) - Math.PI / 2;
  const length = (radius * value) / 100;
  const round = (number: number): number => Math.round(number * 100) / 100;
  return { x: round(centre + length * Math.cos(angle)), y: round(centre + length * Math.sin(angle)) };
}
