/** Something has come that can wait: one quiet tone, nothing like a knock. Silent until a person has touched the page. */
export function createSoftSound(): () => void {
  let audio: AudioContext | undefined;
  return () => {
    audio ??= new AudioContext();
    if (audio.state !== "running") return;
    const at = audio.currentTime + 0.02;
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.type = "sine";
    oscillator.frequency.setValueAtTime(523, at);
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(0.12, at + 0.05);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.7);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.75);
  };
}
