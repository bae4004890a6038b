// The zone in which a desk reads and writes times of day: that of the programme at hand, or else that of the house. Where
// the browser stands does not matter.
import type dayjs from "dayjs";
import { createContext, useContext } from "react";

import { useProgrammes } from "../api/hooks";
import { localTime, wallTime } from "./wallClock";

const Zone = createContext<string | undefined>(undefined);

/** Everything inside is of a programme of this zone. */
export const InZone = Zone.Provider;

/** Times by the wall clock of that zone. A house of several zones shows what is of no programme in that of its first. */
export function useTimes() {
  const inside = useContext(Zone);
  const programmes = useProgrammes();
  const zone = inside ?? programmes.data?.programmes[0]?.zone ?? "UTC";
  return {
    localTime: (time: string) => localTime(time, zone),
    wallTime: (picked: dayjs.Dayjs) => wallTime(picked, zone),
  };
}
