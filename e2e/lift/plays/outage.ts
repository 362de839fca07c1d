import { until } from '../../fixtures/wait-for'
import type { FaultyLink } from '../../servers/faulty-link'
import type { LiftDevice } from '../rig/device'
import { agreed, lookAgreed, lookAtOnce, type PageView } from '../rig/look'
import type { SignInMethod } from '../rig/people'
import type { LiftRow, Seen } from '../rows'
import { signedIn } from './signing-in'

const BACK_MS = 30_000

/**
 * The connections to a store break or hang. Meanwhile, no signed-in person may look signed out, and
 * afterwards they must be signed in.
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

/** A failed sign-out must not look like a successful one. */
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

/** The message of a sign-out, compared with the state of a copy of the session after it. */
function endingOf(told: boolean, after: string): string {
  if (told) return after === 'in' ? 'told' : `told, though it is ${after}`
  return after === 'in' ? 'lives on' : 'done'
}

/** Prepares a sign-out while the store is up, by opening the page with the form. */
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
