/**
 * How far the clock of this browser is ahead of the server's, in ms. The server decides when
 * something ends, so pages count down by its clock.
 */
let aheadMs = 0

/** The time in ms since 1970 by the clock of the server. */
export const serverNow = (): number => Date.now() - aheadMs

/** Sets the clock of the server: it shows `ms` now. */
export function setServerClock(ms: number): void {
  aheadMs = Date.now() - ms
}

/** A smaller difference is ignored, in ms: the header has whole seconds, and answers take time. */
const ROUGH_MS = 2_000

/** Corrects the clock by the `Date` header of an answer, if this browser's clock was set. */
export function learnServerTime({ headers }: Pick<Response, 'headers'>): void {
  const date = Date.parse(headers.get('date') ?? '')
  if (Math.abs(serverNow() - date) > ROUGH_MS) setServerClock(date)
}
