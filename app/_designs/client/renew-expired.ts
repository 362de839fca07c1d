import { type Answer, call } from '@/_client/call'
import type { Renewal } from '../design'
import { singleFlight } from '../remedies/refresh/single-flight'
import { renew } from './sign-in'

/**
 * Whether a session can be renewed after its token has expired. Such a renewal is a POST, because
 * it exchanges a refresh token for the next token.
 */
export const outlivesItsToken = ({ method }: Renewal): boolean => method === 'POST'

/**
 * Renews this browser's session after its token has expired, once for all of its tabs. Ten tabs
 * that wake together would each exchange the refresh token. A slow request would then present a
 * grandparent of the live token, which looks like a theft to the server.
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

/**
 * Runs the work in one tab after another. Without the Web Locks API (plain http on a network), each
 * tab runs it separately.
 */
const inOneTab = (name: string, work: () => Promise<Answer<unknown>>) =>
  onceInThisTab(name, async () =>
    'locks' in navigator ? await navigator.locks.request(name, work) : await work(),
  )
