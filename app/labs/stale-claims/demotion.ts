import { experiment, question } from '@/_lab/experiment'
import { HEALED, healing, pageFor, setRole, within } from './role'

export const demotion = experiment({
  id: 'demotion',
  title: 'Take a role away',
  hypothesis: 'Who is no longer an administrator can no longer do what administrators do.',
  questions: {
    phone: question({
      ask: 'An administrator is made a member, on the laptop. When does their phone lose the role?',
      answers: HEALED,
      expected: ({ guarantees: { roleLagMs } }) => within(roleLagMs),
      claims: {
        C22: {
          now: 'holds',
          later: 'does not hold',
          renewed: 'does not hold',
          never: 'does not hold',
        },
        D1: {
          now: 'does not hold',
          later: { holdsOnlyIf: 'a server still uses the copy that it has' },
          renewed: { holdsOnlyIf: 'nobody has renewed the token since' },
          never: 'holds',
        },
        W10: {
          now: 'does not hold',
          later: { holdsOnlyIf: 'an answer may be as old as the lag' },
          renewed: {
            holdsOnlyIf: 'a claim may be as old as the token, and the renewal looks it up',
          },
          never: { holdsOnlyIf: 'a claim may be as old as the sign-in' },
        },
      },
    }),
    laptop: question({
      ask: 'And the laptop, which changed it?',
      answers: HEALED,
      expected: ({ guarantees: { roleLagMs } }) => within(roleLagMs),
      claims: {},
    }),
    page: question({
      ask: 'What does the guarded page show the phone right after the change?',
      answers: {
        shut: 'no part for administrators',
        open: 'the part for administrators: wrongly',
        away: 'it sends them away',
      },
      expected: ({ guarantees: { roleLagMs } }) => pageAfter(roleLagMs),
      claims: {},
    }),
    again: question({
      ask: 'Which role has somebody who signs in again?',
      answers: { new: 'the new one', old: 'the old one' },
      expected: () => ['new'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    await setRole(stage, visitor, 'admin')
    const [laptop, phone] = [
      await visitor.another(stage.device('Laptop')),
      await visitor.another(stage.device('Phone')),
    ]
    const roles = [await laptop.whoami(), await phone.whoami()].map(({ role }) => role)
    stage.note(
      'Time',
      `the role is taken away now: until here, laptop and phone are ${roles.join(' and ')}`,
    )
    await setRole(stage, laptop, 'member')
    const since = performance.now()
    const shown = await pageFor(stage, phone)
    tell(
      'page',
      PAGE_ANSWERS[shown],
      `asked ${Math.round(performance.now() - since)} ms after the change`,
    )
    // Both at the same time, because a later check would find the time over.
    const [onPhone, onLaptop] = await Promise.all(
      [phone, laptop].map((device) => healing(stage, device, { role: 'member', since })),
    )
    if (onPhone) tell('phone', onPhone.healed, onPhone.figure)
    if (onLaptop) tell('laptop', onLaptop.healed, onLaptop.figure)
    const tablet = await laptop.another(stage.device('Tablet'))
    const { role } = (await tablet.whoami()).reply.json<{ user: { role: string } }>(200).user
    tell('again', role === 'member' ? 'new' : 'old', role)
  },
})

/** The answers by the content of the page. */
const PAGE_ANSWERS = {
  admin: 'open',
  member: 'shut',
  'sent away': 'away',
} as const satisfies Record<Awaited<ReturnType<typeof pageFor>>, string>

/** The expected pages. A server may hold the role in memory, which may already be new enough. */
function pageAfter(roleLagMs: number | null): ('open' | 'shut')[] {
  if (roleLagMs === null) return ['open']
  return roleLagMs === 0 ? ['shut'] : ['shut', 'open']
}
