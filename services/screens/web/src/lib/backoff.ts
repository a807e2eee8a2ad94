/**
 * Waits between attempts: grows by half each time up to a ceiling, and jitters so that 1,000 walls do not
 * return at once. The ceiling keeps the promise that a wall is live again within 5 s of the service's return.
 */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly random: () => number = Math.random,
    private readonly firstMs = 1_000,
    private readonly ceilingMs = 4_500,
  ) {}

  /** The next wait in milliseconds, anywhere between nothing and the current bound (full jitter). */
  nextMs(): number {
    const bound = Math.min(this.ceilingMs, this.firstMs * 1.5 ** this.attempt);
    this.attempt += 1;
    return this.random() * bound;
  }

  /** To be called once a connection has proved itself. */
  reset(): void {
    this.attempt = 0;
  }
}
