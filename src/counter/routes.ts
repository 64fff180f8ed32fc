import type { House } from '../kernel/house.ts';
import type { Route } from '../kernel/web.ts';
import { counterApi } from './api-routes.ts';
import { createCounter, type CounterRooms } from './counter.ts';
import { onlineRoutes } from './online-routes.tsx';
import { receiveRoutes } from './receive-routes.tsx';
import { returnRoutes } from './return-routes.tsx';

/** The clerk's desk: receive, what came online, return; and the same for machines. */
export function counterRoutes(house: House, rooms: CounterRooms): Route[] {
  const counter = createCounter(house, rooms);
  return [
    ...receiveRoutes(house, counter, rooms),
    ...onlineRoutes(house, counter, rooms),
    ...returnRoutes(house, counter, rooms),
    ...counterApi(house, counter, rooms),
  ];
}
