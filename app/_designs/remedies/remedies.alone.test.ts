import { beforeAll, describe, expect, test, vi } from 'vitest'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson, erasePerson, setPassword, setRole } from '@/_people/person'
import { database } from '@/_store/database'
import { withTrace } from '@/_trace/trace'
import { allDesigns } from '../registry'
import { digest } from './hashed/hashed'

const NOW = new Date()

/** Sets the clocks of the process ahead. */
function later(ms: number): void {
  const passedMs = performance.now() + ms // a faked clock begins at 0
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  vi.advanceTimersByTime(passedMs)
}

let people = 0
const join = async () => {
  people += 1
  const person = await createPerson(
    { name: 'Ada', email: `ada-${people}@example.org`, password: 'plinth gravel omelet' },
    NOW,
  )
  if (person === null) throw new Error('Taken.')
  return person.id
}

describe.each(allDesigns().map((design) => ({ id: design.id, design })))('$id', ({ design }) => {
  let ada = ''
  beforeAll(async () => {
    ada = await join()
  })
  const says = async (token: string) => {
    const reading = await design.read(token)
    return reading.state === 'refused' ? 'refused' : reading.state
  }
  const endable = design.guarantees.lagMs !== null
  /** The state after the lag of a revocation has passed. */
  const saysInTheEnd = async (token: string) => {
    later(design.guarantees.lagMs ?? 0)
    try {
      return await says(token)
    } finally {
      vi.useRealTimers()
    }
  }

  test('a sign-in is accepted, and a second one in the same browser replaces its session', async () => {
    const first = await signIn(design, ada)
    expect(await design.read(first.token)).toMatchObject({
      state: 'accepted',
      user: { id: ada, role: 'member' },
    })
    const second = await signIn(design, ada, first.jar)
    expect(second.token).not.toBe(first.token)
    expect(await says(second.token)).toBe('accepted')
    if ((await design.devices(ada, second.token)).devices !== null)
      expect(await saysInTheEnd(first.token)).toBe('refused')
  })

  test('a renewal keeps the session, and a read changes nothing in the store', async () => {
    const device = await signIn(design, ada)
    await device.session()
    expect(await says(device.tokenNow())).toBe('accepted')
    const { trace } = await withTrace(() => design.read(device.tokenNow()))
    const writes = trace.steps.flatMap((step) =>
      step.kind === 'lookup' && !/^\s*(SELECT|GET) /i.test(step.statement) ? [step.statement] : [],
    )
    expect(writes).toEqual([])
  })

  test('a sign-in right after revoking all sessions is accepted', async () => {
    const devices = [await signIn(design, ada), await signIn(design, ada)]
    await design.revoke({ scope: 'all', userId: ada })
    const again = await signIn(design, ada)
    expect(await says(again.token)).toBe('accepted')
    if (endable) for (const { token } of devices) expect(await saysInTheEnd(token)).toBe('refused')
  })

  test('revoking the others keeps this session', async () => {
    const [own, other] = [await signIn(design, ada), await signIn(design, ada)]
    await design.revoke({ scope: 'others', userId: ada, token: own.token })
    expect(await says(own.token)).toBe('accepted')
    expect(await saysInTheEnd(other.token)).toBe(endable ? 'refused' : 'accepted')
  })

  test('a password change during a sign-in with the old password prevents the session', async () => {
    if (!endable) return
    const { token } = await signIn(design, ada)
    await setPassword(ada, 'tundra walnut ribbon')
    await design.revoke({ scope: 'all', userId: ada })
    expect(await saysInTheEnd(token)).toBe('refused')
  })

  test('the list contains exactly the live sessions', async () => {
    const grace = await join()
    const [own, other] = [await signIn(design, grace), await signIn(design, grace)]
    const { devices } = await design.devices(grace, own.token)
    if (devices === null) return
    expect(devices.map(({ current }) => current).filter(Boolean)).toHaveLength(1)
    const target = devices.find(({ current }) => !current)
    expect(
      await design.revoke({ scope: 'one', userId: ada, deviceId: target?.id ?? '' }),
    ).toMatchObject({ effect: 'not found' })
    expect(await says(other.token)).toBe('accepted')
    expect(
      await design.revoke({ scope: 'one', userId: grace, deviceId: target?.id ?? '' }),
    ).toMatchObject({ ended: 1 })
    expect((await design.devices(grace, own.token)).devices).toHaveLength(1)
    expect([await says(own.token), await saysInTheEnd(other.token)]).toEqual([
      'accepted',
      'refused',
    ])
  })

  test('the device list of a person names no session of another person', async () => {
    const [grace, joan] = [await join(), await join()]
    const [hers, other] = [await signIn(design, grace), await signIn(design, joan)]
    const { devices } = await design.devices(grace, hers.token)
    expect(devices?.length ?? 1).toBe(1)
    expect(await says(other.token)).toBe('accepted')
  })

  test('a check that always asks the store refuses the session of a deleted person', async () => {
    if (design.guarantees.lookups !== 'always') return
    const grace = await join()
    const { token } = await signIn(design, grace)
    expect(await says(token)).toBe('accepted')
    await erasePerson(grace)
    expect(await says(token)).toBe('refused')
  })

  test('the list contains no session that has expired', async () => {
    const grace = await join()
    const { token } = await signIn(design, grace)
    const listed = async () => (await design.devices(grace, token)).devices?.length ?? null
    expect(await listed()).toBe(design.guarantees.canListSessions ? 1 : null)
    later(31 * 24 * 60 * 60 * 1000)
    try {
      expect(await listed()).toBe(design.guarantees.canListSessions ? 0 : null)
    } finally {
      vi.useRealTimers()
    }
  })

  test('a changed role shows within the stated lag, or only after a new sign-in', async () => {
    const joan = await join()
    const { token } = await signIn(design, joan)
    await design.read(token)
    await setRole(joan, 'admin')
    const { roleLagMs } = design.guarantees
    later(roleLagMs ?? 0)
    try {
      const reading = await design.read(token)
      // A token with the role may have expired by then. The next token has the new role.
      if (reading.state !== 'accepted') return expect(design.refresh).not.toBeNull()
      expect(reading.user.role).toBe(roleLagMs === null ? 'member' : 'admin')
    } finally {
      vi.useRealTimers()
    }
  })

  test('the stored tokens have the form that the design guarantees', async () => {
    const grace = await join()
    const { jar, tokenNow } = await signIn(design, grace)
    const refreshToken = jar.get(design.cookies.refreshToken)
    const tokens = [tokenNow(), ...(refreshToken === null ? [] : [refreshToken])]
    const dump = JSON.stringify([
      await database().session.findMany(),
      await database().tokenSession.findMany(),
      await database().refreshToken.findMany(),
    ])
    const isClear = tokens.some((token) => dump.includes(token))
    const isHashed = tokens.some((token) => dump.includes(digest(token)))
    expect({ isClear, isHashed }).toEqual({
      isClear: design.guarantees.atRest === 'clear',
      isHashed: design.guarantees.atRest === 'hashed',
    })
  })
})
