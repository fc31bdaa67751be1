/** What of the other side's writing is read out, and when: neither letter by letter nor anything twice. */
export class Aloud {
  /** How much of the running line was read out. */
  private said = "";

  /** Whoever writes has paused: what of the line has not been read out yet. */
  paused(running: string): string {
    const isLonger = running.startsWith(this.said);
    const piece = isLonger ? running.slice(this.said.length) : running;
    this.said = running;
    return piece.trim();
  }

  /** The line is finished: what of it has not been read out yet. */
  finished(line: string): string {
    const piece = this.paused(line);
    this.said = "";
    return piece;
  }
}
