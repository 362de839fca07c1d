/**
 * The result of a renewal. `late`: the old token may have expired already, so a page may have been
 * rendered without it.
 */
export type RenewalOutcome = 'fresh' | 'renewed' | 'late' | 'refused' | 'unreachable'

const KEY = 'auth renewed at'

/**
 * Renews the session of this browser, unless this or another tab tried less than `everyS` seconds
 * ago. Ten tabs that wake together would each exchange the refresh token. A slow request would then
 * present a grandparent of the live token, which looks like a theft to the server. So the tabs take
 * turns, and each checks the time first.
 */
export async function renewed(path: string, everyS: number): Promise<RenewalOutcome> {
  const work = () => renewUnlessFresh(path, everyS)
  // Plain http on a network has no Web Locks.
  return 'locks' in navigator ? await navigator.locks.request(KEY, work) : await work()
}

async function renewUnlessFresh(path: string, everyS: number): Promise<RenewalOutcome> {
  const agoS = (Date.now() - Number(localStorage.getItem(KEY) ?? 0)) / 1000
  if (agoS >= 0 && agoS < everyS) return 'fresh'
  const response = await fetch(path, { method: 'POST', cache: 'no-store' }).catch(() => null)
  if (response === null || response.status >= 500) return 'unreachable'
  // After a refusal too, so that a signed-out browser does not ask more often.
  localStorage.setItem(KEY, String(Date.now()))
  if (!response.ok) return 'refused'
  return agoS > everyS + 10 ? 'late' : 'renewed'
}
