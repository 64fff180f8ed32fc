import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrSvg } from './qr.ts';

test('the drawing has exactly the dark modules of the code, and four quiet ones around', () => {
  const address = 'https://motcua.example.vn/ho-so/000.13.28.H13-150211-0042?k=3f9a2c71';
  const svg = qrSvg(address);
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  expect(svg).toContain(`viewBox="0 0 ${modules.size + 8} ${modules.size + 8}"`);
  const dark = new Set<string>();
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step - 4},${Number(y) - 4}`);
  }
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      expect(dark.has(`${column},${row}`)).toBe(Boolean(modules.get(row, column)));
    }
  }
});
