import type { LiftDevice } from '../rig/device'
import { lookAgreed } from '../rig/look'
import { signIn, signOut } from '../rig/people'
import type { LiftRow, Seen } from '../rows'
import { signedIn } from './signing-in'

/**
 * Signs out by the endpoint and by a server action, and then tests an earlier copy of the cookie in
 * every part of the app.
 */
export async function signOutPlay(row: LiftRow): Promise<Seen['signOut'] | string> {
  const outcomes = new Set<string>()
  for (const through of ['endpoint', 'action'] as const) {
    const { device } = await signedIn(row)
    const copy = await row.app.copyOf(device)
    await signOut(device, through)
    const own = await lookAgreed(device)
    if (own !== 'out') return `by ${through}, one's own device: ${own}`
    outcomes.add(await endOf(row, copy))
  }
  return [...outcomes].join(' by endpoint, by action ')
}

/** Ends the sessions of a person with two devices, but not those of another person. */
export async function endAllPlay(row: LiftRow): Promise<Seen['endAll'] | string> {
  const { device, email, way } = await signedIn(row)
  const second = await row.app.newDevice()
  await signIn(row.app, second, email, way)
  const bystander = await signedIn(row)
  const response = await device.send('POST', '/end-all', {
    body: email,
    headers: { 'content-type': 'text/plain' },
  })
  if (response.status() !== 204) return `ending all answers ${response.status()}`
  const [first, other] = [await endOf(row, device), await endOf({ ...row, lagS: 0 }, second)]
  if (other === 'lives on') return `one device ${first}, the other ${other}`
  if (row.lagS === 0 && (await lookAgreed(bystander.device)) !== 'in')
    return 'a bystander is signed out'
  const again = await row.app.newDevice()
  await signIn(row.app, again, email, way)
  const seen = await lookAgreed(again)
  return seen === 'in' ? first : `a later sign-in: ${seen}`
}

/**
 * The time after which an ended session is refused everywhere. It advances the clock of the app
 * instead of waiting.
 */
async function endOf({ app, lagS }: LiftRow, device: LiftDevice): Promise<string> {
  const atOnce = await lookAgreed(await app.copyOf(device))
  if (atOnce === 'out') return 'at once'
  if (atOnce !== 'in') return atOnce
  if (lagS === 0) return 'lives on'
  await app.advance(lagS)
  const later = await lookAgreed(device)
  if (later === 'out') return `within ${lagS} s`
  return later === 'in' ? 'lives on' : later
}
