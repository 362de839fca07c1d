import type { LabDevice } from '@/_lab/device'
import { Unexpected } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import type { Stage } from '@/_lab/stage'

export type RoleName = 'member' | 'admin'

/** The time at which a session shows a role that changed after its start. */
export const HEALED = {
  now: 'at once: the very next request has the new role',
  later: 'after a while, by itself',
  renewed: 'with the next token: a renewal brings the new role',
  never: 'not at all: a renewal keeps the old role, until somebody signs in again',
} as const
export type Healed = keyof typeof HEALED

/** The longest wait for a role, in ms. Beyond it, the role must come with the next token. */
const PATIENCE_MS = 8_000
const MARGIN_MS = 2_000
const STEP_MS = 1_000

/**
 * The answers that fit the role lag of a design. A server may hold the role in memory, which may
 * already be new enough.
 */
export function within(roleLagMs: number | null): Healed[] {
  if (roleLagMs === null) return ['never']
  if (roleLagMs === 0) return ['now']
  return roleLagMs > PATIENCE_MS ? ['renewed'] : ['now', 'later']
}

/**
 * Changes the role of the person through one of their sessions.
 * @throws Unexpected
 */
export async function setRole(stage: Stage, device: LabDevice, role: RoleName): Promise<void> {
  const action =
    role === 'admin' ? 'makes its person an administrator' : 'makes its person a member again'
  const reply = await device.send('PATCH', `/api/account/${stage.subject.id}`, {
    action,
    json: { role },
  })
  reply.json(200)
}

/**
 * Asks until a device has the changed role, for the role lag of the design at most, and renews only
 * after that.
 * @returns the cause of the change, and the time for which the old role was accepted as a figure
 */
export async function healing(
  stage: Stage,
  device: LabDevice,
  { role, since }: { role: RoleName; since: number },
): Promise<{ healed: Healed; figure: string }> {
  const elapsed = () => Math.round(performance.now() - since)
  const has = ({ reply }: Said) => reply.json<{ user: { role: RoleName } }>(200).user.role === role
  if (has(await device.whoami('asks who it is, after the change')))
    return { healed: 'now', figure: `${role} after ${elapsed()} ms` }
  const { roleLagMs } = stage.subject.guarantees
  const patience = roleLagMs === null || roleLagMs > PATIENCE_MS ? 0 : roleLagMs + MARGIN_MS
  while (elapsed() < patience) {
    await stage.wait(STEP_MS, 'it has the old role still')
    if (has(await device.whoami('asks again')))
      return { healed: 'later', figure: `${role} after ${(elapsed() / 1000).toFixed(1)} s` }
  }
  await device.renew()
  const renewed = await device.whoami('asks with what the renewal brought')
  if (has(renewed))
    return {
      healed: 'renewed',
      figure: `the old role until the renewal, ${elapsed()} ms after the change${atMost(roleLagMs)}`,
    }
  return {
    healed: 'never',
    figure: `${renewed.role ?? renewed.code} after ${elapsed()} ms and a renewal, in a token ${leftOf(renewed.expires)}`,
  }
}

const atMost = (roleLagMs: number | null) =>
  roleLagMs === null ? '' : `, and at most ${roleLagMs / 1000} s`

const leftOf = (expires: string | null) => {
  const hours = (Date.parse(expires ?? '') - Date.now()) / 3_600_000
  return hours > 48
    ? `for ${Math.round(hours / 24)} days more`
    : `for ${Math.max(1, Math.round(hours * 60))} min more`
}

/**
 * The guarded page for a device: a redirect to the sign-in, or the page without or with the part
 * for administrators.
 */
export async function pageFor(stage: Stage, device: LabDevice): Promise<'sent away' | RoleName> {
  const reply = await device.send('GET', `/account?left=${stage.subject.id}&on=left`, {
    action: 'opens the guarded page',
  })
  if (reply.headers.get('location')?.includes('/sign-in')) return 'sent away'
  const [, shown] = reply.oneOf(200).text.match(/data-shown-to="(admin|member)"/) ?? []
  if (shown !== 'admin' && shown !== 'member')
    throw new Unexpected('The guarded page does not show for whom it is.')
  return shown
}
