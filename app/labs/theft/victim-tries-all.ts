import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { type Observed, observeRevocation } from '@/_lab/revocation-outcome'
import type { Stage } from '@/_lab/stage'
import type { Testable } from '@/_lab/subject'

/** The lifetime that is left to a stolen token, in seconds. It stands for the end of some weeks. */
const LEFT_S = 5

interface Attempt {
  /** What the victim does, as a noun. */
  name: string
  act(victim: LabDevice, design: string, password: string): Promise<unknown>
}

const NEW_PASSWORD = 'amber window orchard seven'

/** Everything on this site by which people can end their own sessions. @throws Unexpected */
const ATTEMPTS: readonly Attempt[] = [
  { name: 'the sign-out', act: (victim) => victim.signOut() },
  { name: 'the end of this device', act: endCurrent },
  { name: 'the end of all devices', act: (victim) => victim.revoke('all', 'revokes all sessions') },
  {
    name: 'a new password',
    act: async (victim, design, current) =>
      (
        await victim.send('PUT', `/api/account/${design}/password`, {
          action: 'changes the password',
          json: { current, next: NEW_PASSWORD },
        })
      ).json(200),
  },
  {
    name: 'the disabling of the account',
    act: async (victim, design) =>
      (
        await victim.send('PATCH', `/api/account/${design}`, {
          action: 'disables the account',
          json: { disabled: true },
        })
      ).json(200),
  },
  {
    name: 'the deletion of the account',
    act: async (victim, design) =>
      (
        await victim.send('DELETE', `/api/account/${design}`, { action: 'deletes the account' })
      ).json(200),
  },
]

export const victimTriesAll = experiment({
  id: 'victim-tries-all',
  title: 'The victim tries everything',
  hypothesis: 'Whoever steals a token has it until it expires, whatever the owner does.',
  questions: {
    ended: question({
      ask: 'The victim signs out, revokes the device, revokes all, changes the password, disables and deletes the account: each against a copy of its own. What ends a copy before it expires?',
      answers: {
        some: 'at least one of them',
        none: 'none of them: each copy was accepted until its token expired',
      },
      expected: (subject) => [outlivesAll(subject) ? 'none' : 'some'],
      claims: { C56: { some: 'does not hold', none: 'holds' } },
    }),
  },
  async run(stage, tell) {
    const observed = await Promise.all(ATTEMPTS.map((attempt) => againstThief(stage, attempt)))
    const ending = ATTEMPTS.filter(
      (_, index) => observed[index]?.fate === 'refused' || observed[index]?.fate === 'later',
    )
    tell(
      'ended',
      ending.length > 0 ? 'some' : 'none',
      `ended by ${ending.map(({ name }) => name).join(', ') || `none of ${ATTEMPTS.length}`}`,
    )
  },
})

/** The short token of a design with refresh tokens is accepted until it expires. */
const outlivesAll = ({ guarantees: { lagMs, reuseIntervalMs } }: Testable) =>
  lagMs === null || reuseIntervalMs !== null

/** Lets a victim act against a thief with a copy of the cookies, and observes the thief. */
async function againstThief(stage: Stage, { name, act }: Attempt): Promise<Observed> {
  const { person, visitor: victim } = await stage.visitor()
  // So that a copy that nothing ends is watched until it expires.
  await victim.shorten(LEFT_S)
  const thief = stage.device(`Thief, against ${name}`)
  thief.copy(victim)
  stage.note(thief.actor, 'copies the cookies of the visitor')
  const since = performance.now()
  await act(victim, stage.subject.id, person.password)
  return observeRevocation(stage, thief, {
    lagMs: LEFT_S * 1000,
    behindMs: stage.subject.guarantees.toleranceMs,
    since,
  })
}

/** Ends the session of the asking device by its id, where the server has a list. */
async function endCurrent(victim: LabDevice, design: string): Promise<void> {
  const { devices } = (
    await victim.send('GET', `/api/sessions/${design}`, { action: 'asks for its list of devices' })
  ).json<{ devices: readonly { id: string; current: boolean }[] | null }>(200)
  const current = devices?.find((device) => device.current)
  if (!current) return
  const path = `/api/sessions/${design}/${current.id}`
  ;(await victim.send('DELETE', path, { action: 'revokes this device' })).json(200)
}
