import { playNotes, TURN } from "../chime";

/** Long enough for the notes to fade. */
const LASTS_MS = 1_500;

/** Plays the sound of one's turn, on the speaker of that id or on the usual one where it is not to be had. */
export async function playTone(speaker: string | undefined): Promise<void> {
  const context = new AudioContext();
  const audio = new Audio();
  const out = new MediaStreamAudioDestinationNode(context);
  audio.srcObject = out.stream;
  if (speaker) await audio.setSinkId?.(speaker).catch(() => undefined);
  await Promise.all([audio.play(), context.resume()]);
  playNotes(context, out, TURN);
  setTimeout(() => {
    audio.srcObject = null;
    void context.close();
  }, LASTS_MS);
}
