import 'server-only'
import type { Figures, Lag } from './events'
import { type MeasuredDesign, signIn } from './subject'
import { Unmeasurable } from './unmeasurable'
import { firstLook, LONGEST_WATCH_MS, prime, type Watcher, watch } from './watch'

const DEVICES = ['Laptop', 'Phone']

type Lags = Pick<Figures, 'lagHere' | 'lagNextDoor'>

interface Options {
  /** Called with the time of the watch so far and the lag that the design states, in ms. */
  onWait(ms: number, of: number): void
  signal: AbortSignal
}

/**
 * Signs in devices, has both servers check them, and revokes them all through this one.
 * @returns after the first check: the lag of each server, which may still be watched
 */
export async function revokeAll(
  subject: MeasuredDesign,
  { onWait, signal }: Options,
): Promise<{ lags: Promise<Lags> }> {
  const { here, nextDoor, userId } = subject
  const tokens: string[] = []
  for (const label of DEVICES) tokens.push((await signIn(subject, label)).token)
  const ours: Watcher = { design: here, tokens }
  const theirs: Watcher = { design: nextDoor, tokens }
  if (!(await prime(ours))) throw new Unmeasurable('It refused a token that it had just issued.')
  const known = await prime(theirs)

  const since = performance.now()
  const { effect } = await here.revoke({ scope: 'all', userId })
  const ends = effect !== 'at expiry'
  const [first, firstNextDoor] = await Promise.all([
    firstLook(ours, { since, ends }),
    known ? firstLook(theirs, { since, ends }) : NEVER_ACCEPTED,
  ])
  const patience = {
    since,
    signal,
    onWait: (ms: number) => onWait(ms, here.guarantees.lagMs ?? LONGEST_WATCH_MS),
  }
  return { lags: settle(first ?? watch(ours, patience), firstNextDoor ?? watch(theirs, patience)) }
}

const NEVER_ACCEPTED: Lag = { kind: 'never accepted' }

async function settle(here: Lag | Promise<Lag>, nextDoor: Lag | Promise<Lag>): Promise<Lags> {
  const [lagHere, lagNextDoor] = await Promise.all([here, nextDoor])
  return { lagHere, lagNextDoor }
}
