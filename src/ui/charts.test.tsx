import { expect, test } from 'vitest';
import { LineChart } from './line-chart.tsx';
import { renderFragment } from './render.tsx';
import { TileMap } from './tile-map.tsx';

const page = {
  language: 'vi' as const,
  path: '/',
  csrf: '',
  site: { vi: 'Một Cửa', en: 'Một Cửa' },
  navigation: [],
};

test('a line breaks where there is no data, and every point stands in the table', () => {
  const html = renderFragment(
    page,
    <LineChart
      caption="Tỷ lệ"
      unit="%"
      points={[90, 95, null, 97, 98].map((value, index) => ({ label: `${index + 1}/2026`, value }))}
    />,
  );
  const drawings = html.match(/<svg class="line-chart.*?<\/svg>/gs) ?? [];
  expect(drawings.map((drawing) => drawing.match(/<polyline/g)?.length)).toEqual([2, 2]);
  expect(html.match(/<tr>/g)).toHaveLength(5);
  expect(html).toContain('98 %');
  expect(html).toContain('chưa có số liệu');
});

test('one point is no line: it says so', () => {
  const html = renderFragment(page, <LineChart caption="Tỷ lệ" points={[{ label: '1/2026', value: 90 }]} />);
  expect(html).toContain('Chưa đủ số liệu');
  expect(html).not.toContain('<svg');
});

test('a tile says in words what its colour says', () => {
  const html = renderFragment(
    page,
    <TileMap
      caption="Bản đồ"
      legend={{ good: 'từ 98 %', fair: 'từ 90 %', poor: 'dưới 90 %', none: 'chưa có' }}
      blocks={[
        {
          label: 'Quận Ninh Kiều',
          tiles: [{ label: 'Phường Xuân Khánh', text: '97,5 %', level: 'fair', href: '/x' }],
        },
      ]}
    />,
  );
  expect(html).toMatch(/tile-map-fair" href="\/x".*Phường Xuân Khánh.*97,5 %/s);
});
