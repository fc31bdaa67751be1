/** A queue that one side fills and an async iterator empties: what a subscription of the relay is made of. */
export class Channel<T> implements AsyncIterableIterator<T> {
  private readonly waiting: ((result: IteratorResult<T>) => void)[] = [];
  private readonly ready: T[] = [];
  private done = false;
  private readonly onEnd: () => void;

  constructor(onEnd: () => void) {
    this.onEnd = onEnd;
  }

  push(value: T): void {
    const taker = this.waiting.shift();
    if (taker) taker({ value, done: false });
    else this.ready.push(value);
  }

  end(): void {
    if (this.done) return;
    this.done = true;
    for (const taker of this.waiting.splice(0)) taker({ value: undefined, done: true });
    this.onEnd();
  }

  async next(): Promise<IteratorResult<T>> {
    const value = this.ready.shift();
    if (value !== undefined) return { value, done: false };
    if (this.done) return { value: undefined, done: true };
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async return(): Promise<IteratorResult<T>> {
    this.end();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
