import type { Entry } from '../registers/registers.ts';
import type { Making } from './making.ts';

/** By kind: its name, how many were made or printed, how many saw it; 0 where it is not counted. */
const kinds: Readonly<
  Record<string, { name: string; quantity: readonly [number, number]; audience: readonly [number, number] }>
> = {
  dialogue: { name: 'Chương trình đối thoại', quantity: [0, 0], audience: [0, 0] },
  column: { name: 'Chuyên trang cải cách hành chính', quantity: [1, 1], audience: [0, 0] },
  poster: { name: 'Tranh cổ động', quantity: [500, 4000], audience: [0, 0] },
  newsSheet: { name: 'Tin ảnh', quantity: [200, 900], audience: [0, 0] },
  leaflet: { name: 'Tờ rơi phản ánh, kiến nghị', quantity: [500, 3000], audience: [0, 0] },
  largeBillboard: { name: 'Pa nô lớn', quantity: [1, 3], audience: [0, 0] },
  communeBillboard: { name: 'Pa nô cấp xã', quantity: [1, 6], audience: [0, 0] },
  performance: { name: 'Biểu diễn', quantity: [0, 0], audience: [120, 900] },
  internalMeeting: { name: 'Hội nghị quán triệt', quantity: [0, 0], audience: [25, 180] },
  publicMeeting: { name: 'Họp dân', quantity: [0, 0], audience: [30, 150] },
};

export function makeActivities(making: Making): Entry[] {
  return Array.from({ length: 190 }, () => {
    const kind = making.pick(Object.keys(kinds));
    const { name, quantity, audience } = kinds[kind] ?? { name: '', quantity: [0, 0], audience: [0, 0] };
    const topic = making.pick(making.words.topics);
    const heldOn = making.day();
    const count = (name: string, [least, most]: readonly [number, number]) =>
      most === 0 ? {} : { [name]: making.between(least, most) };
    return {
      by: making.officer,
      at: making.at(heldOn.subtract({ days: making.between(3, 20) })),
      values: {
        name: `${name}: ${topic}`,
        agency: making.pick(making.agencies).code,
        kind,
        heldOn: heldOn.toString(),
        place: making.pick(making.words.places),
        topic,
      },
      course: making.until([
        {
          by: making.officer,
          at: making.at(heldOn.add({ days: 1 })),
          values: { ...count('quantity', quantity), ...count('audience', audience) },
          to: making.chance(0.95) ? 'done' : 'cancelled',
          reason: 'Trùng lịch của địa phương',
        },
      ]),
    };
  });
}

/** Some hamlets of each commune, four in ten of which have a place where procedures are posted. */
export function makePostingSites(making: Making): Entry[] {
  const communes = making.agencies.filter(({ level }) => level === 'commune').slice(0, 45);
  return communes.flatMap((commune) => {
    const first = making.between(0, making.words.hamlets.length - 1);
    return Array.from({ length: 4 }, (_, index) => {
      const since = new Temporal.PlainDate(2023, making.between(1, 12), making.between(2, 27));
      const checkedOn = making.day();
      const isChecked = Temporal.PlainDate.compare(checkedOn, since) > 0;
      return {
        by: making.officer,
        at: making.at(since),
        values: {
          name: making.words.hamlets[(first + index) % making.words.hamlets.length],
          agency: commune.code,
          kind: 'hamlet',
          since: since.toString(),
          checkBy: since.add({ months: 12 }).toString(),
          isPosted: making.chance(0.4),
          form: making.pick(making.words.forms),
        },
        course: isChecked
          ? [
              {
                by: making.officer,
                at: making.at(checkedOn),
                values: {
                  checkedOn: checkedOn.toString(),
                  checkBy: checkedOn.add({ months: 12 }).toString(),
                },
              },
            ]
          : [],
      };
    });
  });
}
