import type { Room } from "../../context";
import type { RoomInput, RoomProvider } from "../../operations";

/** As many characters as the server takes. */
export const TEXT_MAX = 500;
export const CAPACITY_MAX = 20;

/** What one writes of a room; numbers as they are typed. */
export interface RoomFields {
  readonly name: string;
  readonly provider: RoomProvider;
  readonly url: string;
  readonly capacity: string;
  readonly servedBy: readonly string[];
  readonly welcome: string;
  readonly bring: string;
}

export const NEW_ROOM: RoomFields = {
  name: "",
  provider: "BUILTIN",
  url: "",
  capacity: "1",
  servedBy: [],
  welcome: "",
  bring: "",
};

export function fieldsOf(room: Room): RoomFields {
  return {
    name: room.name,
    provider: room.provider,
    url: room.url ?? "",
    capacity: String(room.capacity),
    servedBy: room.servedBy.map(({ id }) => id),
    welcome: room.welcome ?? "",
    bring: room.bring ?? "",
  };
}

export function inputOf({ url, capacity, welcome, bring, ...rest }: RoomFields): RoomInput {
  return {
    ...rest,
    url: rest.provider === "LINK" ? url : null,
    // What is no number is out of range, and the server says so beside the field.
    capacity: Number.parseInt(capacity, 10) || 0,
    welcome: welcome || null,
    bring: bring || null,
  };
}
