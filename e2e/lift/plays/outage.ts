import { until } from '../../fixtures/wait-for'
import type { FaultyLink } from '../../servers/faulty-link'
import type { LiftDevice } from '../rig/device'
import { agreed, lookAgreed, lookAtOnce, type PageView } from '../rig/look'
import type { SignInMethod } from '../rig/people'
import type { LiftRow, Seen } from '../rows'
import { signedIn } from './signing-in'

const BACK_MS = 30_000

/**
 * The connections to a store break, or hang: whoever is signed in must not be told otherwise, and
 * must be signed in when it is back.
 */
export async function storeFailsPlay(row: LiftRow): Promise<Seen['storeFails'] | string> {
  const seen = new Set<string>()
  for (const link of row.links) {
    seen.add(await duringOutage(row, link, () => link.cut()))
    if (row.hangs) seen.add(await duringOutage(row, link, () => link.hang()))
  }
  return [...seen].join(' / ')
}

async function duringOutage(row: LiftRow, link: FaultyLink, fail: () => void): Promise<string> {
  const { device } = await signedIn(row)
  const copy = await row.app.copyOf(device)
  await row.app.advance(row.heldS)
  fail()
  const during = meaning(await lookAtOnce(device).finally(() => link.restore()))
  const after = await stateOnceBack(copy)
  const kept = await lookAgreed(device)
  return after === 'in' && kept === 'in'
    ? during
    : `${during}; later, a copy is ${after} and the device ${kept}`
}

function meaning(view: PageView): string {
  if (
    view.endpoint === 'unavailable' &&
    [view.page, view.guarded, view.route].every((state) => state === 'error')
  )
    return 'told'
  const state = agreed(view)
  if (state === 'in') return 'not asked'
  return state === 'out' ? 'looks signed out' : state
}

/** A sign-out in vain must not look like one that was done. */
export async function signOutFailsPlay(row: LiftRow): Promise<Seen['signOutFails'] | string> {
  const [link] = row.links
  const seen = new Set<string>()
  for (const through of ['endpoint', 'action'] as const) {
    const { device } = await signedIn(row)
    const copy = await row.app.copyOf(device)
    const signOut = await readySignOut(device, through)
    link.cut()
    const { told } = await signOut().finally(() => link.restore())
    const after = await stateOnceBack(copy)
    seen.add(endingOf(told, after))
  }
  return [...seen].join(' by endpoint, by action ')
}

/** What a sign-out says of itself, against what a copy of the session finds after it. */
function endingOf(told: boolean, after: string): string {
  if (told) return after === 'in' ? 'told' : `told, though it is ${after}`
  return after === 'in' ? 'lives on' : 'done'
}

/** All that can be asked before: the page with the form. */
async function readySignOut(
  device: LiftDevice,
  through: SignInMethod['through'],
): Promise<() => Promise<{ told: boolean }>> {
  const send =
    through === 'endpoint' ? () => device.post('signout') : await device.form('/', 'Sign out')
  return async () => ({ told: (await send()).status() >= 500 })
}

/** The first answer that is not an error. */
const stateOnceBack = (device: LiftDevice) =>
  until(
    'the store to be back',
    async () => {
      const state = await lookAgreed(device)
      return state === 'in' || state === 'out' ? state : null
    },
    BACK_MS,
  )
