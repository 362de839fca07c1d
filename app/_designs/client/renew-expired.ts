import { type Answer, call } from '@/_client/call'
import type { Renewal } from '../design'
import { singleFlight } from '../remedies/refresh/single-flight'
import { renew } from './sign-in'

/** A session that may go on after its token has expired asks by POST: it exchanges something for the next token. */
export const outlivesItsToken = ({ method }: Renewal): boolean => method === 'POST'

/**
 * Renews this browser's session, whose token has expired: once for all of its tabs. Ten that wake together would
 * each exchange the refresh token, and one whose request was slow would come with a grandparent: a thief, for all
 * that the server can tell.
 */
export const renewExpired = (design: { id: string; renewal: Renewal }): Promise<Answer<unknown>> =>
  inOneTab(`renew ${design.id}`, async () => {
    const whoami = () => call('GET', `/api/whoami/${design.id}`)
    const before = await whoami()
    if (before.ok || before.problem.code !== 'expired') return before
    const renewed = await renew(design.renewal)
    return renewed.ok ? whoami() : renewed
  })

const onceInThisTab = singleFlight<Answer<unknown>>()

/** One tab after the other; where a page may have no locks (plain http on a network), each for itself. */
const inOneTab = (name: string, work: () => Promise<Answer<unknown>>) =>
  onceInThisTab(name, async () =>
    'locks' in navigator ? await navigator.locks.request(name, work) : await work(),
  )
