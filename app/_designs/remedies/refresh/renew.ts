/** `late`: the token before may have expired already, so that a page can have been rendered without it. */
export type RenewalOutcome = 'fresh' | 'renewed' | 'late' | 'refused' | 'unreachable'

const KEY = 'auth renewed at'

/**
 * Renews the session of this browser unless that was tried less than `everyS` ago, by this tab or another: ten tabs that
 * wake together would each exchange the refresh token, and a slow one would come with a grandparent: a thief, for all that
 * the server can tell. So one tab does it after the other, and looks first.
 */
export async function renewed(path: string, everyS: number): Promise<RenewalOutcome> {
  const work = () => renewUnlessFresh(path, everyS)
  return 'locks' in navigator ? await navigator.locks.request(KEY, work) : await work() // plain http on a network has no locks
}

async function renewUnlessFresh(path: string, everyS: number): Promise<RenewalOutcome> {
  const agoS = (Date.now() - Number(localStorage.getItem(KEY) ?? 0)) / 1000
  if (agoS >= 0 && agoS < everyS) return 'fresh'
  const response = await fetch(path, { method: 'POST', cache: 'no-store' }).catch(() => null)
  if (response === null || response.status >= 500) return 'unreachable'
  localStorage.setItem(KEY, String(Date.now())) // also of a refusal: whoever is signed out is not asked for more than that
  if (!response.ok) return 'refused'
  return agoS > everyS + 10 ? 'late' : 'renewed'
}
