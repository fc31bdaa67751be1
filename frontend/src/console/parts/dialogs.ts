/** What is asked now and then, loaded when it is asked. */
import { lazily } from "./lazily";

export const BroadcastDialog = lazily(async () => (await import("./BroadcastDialog")).BroadcastDialog);
export const DeclineDialog = lazily(async () => (await import("./DeclineDialog")).DeclineDialog);
export const HoldDialog = lazily(async () => (await import("./HoldDialog")).HoldDialog);
export const NotesDialog = lazily(async () => (await import("./NotesDialog")).NotesDialog);
export const TalkPanel = lazily(async () => (await import("./TalkPanel")).TalkPanel);
export const TransferDialog = lazily(async () => (await import("./TransferDialog")).TransferDialog);
