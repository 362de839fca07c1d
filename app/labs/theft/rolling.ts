import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { keptFor } from '@/_lab/kept-for'
import type { Reply } from '@/_lab/reply'
import { watchUntilEnd } from '@/_lab/session-end'
import type { Stage } from '@/_lab/stage'
import type { Testable } from '@/_lab/subject'

/**
 * The remaining lifetime of the stolen token, in seconds. It stands for the end of some weeks, and
 * leaves a busy server the time to answer before it.
 */
const LEFT_S = 5
/**
 * The time between two compared renewals, in ms. Their ends are whole seconds, so each may be wrong
 * by one.
 */
const APART_MS = 3_000
/**
 * The lifetimes for designs that allow others, in seconds. The thief can extend the idle time, but
 * not the absolute lifetime.
 */
const SHORT = { absoluteS: 7, idleS: 5 }

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

export const rolling = experiment({
  id: 'rolling',
  title: 'Renew a stolen session again and again',
  hypothesis: 'A stolen session is of use until it expires.',
  questions: {
    outlives: question({
      ask: 'A thief renews what he stole shortly before it expires. Is he still in afterwards?',
      answers: { yes: 'yes: what he holds now ends later', no: 'no: it ended when it was to end' },
      expected: () => ['yes'],
      claims: { W7: { yes: 'does not hold', no: 'holds' } },
    }),
    limit: question({
      ask: 'Is there an end that no renewing moves on?',
      answers: {
        none: 'no: every renewal moves it on, for ever',
        named: 'yes: every renewal names the same one',
        reached: 'yes: he was refused at it, though he went on renewing',
      },
      expected: (subject) => [expectedOfLimit(subject)],
      claims: { D5: { none: 'holds', named: 'does not hold', reached: 'does not hold' } },
    }),
  },
  skips: ({ oneProcess, guarantees }) =>
    oneProcess || guarantees.outage.heldMs === 0
      ? null
      : 'each process of this host goes by its own copy for a while, so the end that a renewal names is found by chance.',
  async run(stage, tell) {
    if (stage.subject.adjustable) {
      const { end, idleEnd, signedInAt, lastAcceptedAt, refusedAt } = await upToTheLimit(stage)
      tell(
        'outlives',
        end === 'idle' ? 'no' : 'yes',
        `last accepted ${seconds((lastAcceptedAt ?? signedInAt) - idleEnd)} after the end of what he stole`,
      )
      const lasted = `${seconds((refusedAt ?? Date.now()) - signedInAt)} after the sign-in, with a lifetime of ${SHORT.absoluteS} s`
      return tell(
        'limit',
        refusedAt === null ? 'none' : 'reached',
        `${refusedAt === null ? 'still accepted' : 'refused'} ${lasted}`,
      )
    }
    const { visitor } = await stage.visitor()
    await visitor.shorten(LEFT_S)
    const stolenEnd = await endNow(visitor)
    const thief = stage.device('Thief')
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    const first = await renewed(stage, thief)
    await stage.wait(
      Math.max(stolenEnd + 500, first.at + APART_MS) - Date.now(),
      'what he stole is over',
    )
    const now = Date.now()
    const { accepted, expires } = await thief.whoami(
      'asks who he is, after the end of what he stole',
    )
    const end = Date.parse(expires ?? '')
    tell(
      'outlives',
      accepted && end > stolenEnd ? 'yes' : 'no',
      accepted
        ? `accepted ${seconds(now - stolenEnd)} after that end, and for ${far(end - now)} more`
        : 'refused',
    )
    if (!accepted) return tell('limit', 'reached', 'refused, though he had renewed it')
    await thief.shorten(LEFT_S)
    const second = await renewed(stage, thief)
    const [passed, moved] = [second.at - first.at, second.end - first.end]
    tell(
      'limit',
      moved > passed / 2 ? 'none' : 'named',
      `the end moved on by ${seconds(moved)} in ${seconds(passed)}, to ${far(second.end - second.at)} from now`,
    )
  },
})

function expectedOfLimit({
  guarantees: { hasAbsoluteExpiry },
  adjustable,
}: Testable): 'none' | 'named' | 'reached' {
  if (!hasAbsoluteExpiry) return 'none'
  return adjustable ? 'reached' : 'named'
}

/** Steals a session with short lifetimes, and renews it until it is refused. */
async function upToTheLimit(stage: Stage) {
  const { visitor } = await stage.visitor()
  const reply = await visitor.send('PATCH', `/api/account/${stage.subject.id}`, {
    action: `has new sessions last ${SHORT.absoluteS} s at most, and ${SHORT.idleS} s without use`,
    json: { lifetimes: SHORT },
  })
  reply.json(200)
  const signIn = async () => {
    const phone = await visitor.another(stage.device('Phone'))
    const thief = stage.device('Thief')
    thief.copy(phone)
    stage.note('Thief', 'copies the cookies of the phone')
    return thief
  }
  return watchUntilEnd(stage, { signIn, lifetimes: SHORT, renewing: true })
}

/**
 * Renews the session.
 * @returns the time, and the latest end in the answer (that of the refresh token if there is one),
 * in ms since 1970
 */
async function renewed(stage: Stage, thief: LabDevice): Promise<{ at: number; end: number }> {
  const reply = await thief.renew('renews it')
  const at = Date.now()
  const end = await endNow(thief, 'asks until when he is accepted now')
  return { at, end: endOf(stage, thief, reply, at) ?? end }
}

/** When the session of a device ends, in ms since 1970. @throws Unexpected if it is refused */
const endNow = async (device: LabDevice, action?: string): Promise<number> =>
  Date.parse((await device.whoami(action)).reply.json<{ expires: string }>(200).expires)

function endOf(
  { subject }: Stage,
  thief: LabDevice,
  { headers }: Reply,
  at: number,
): number | null {
  const left =
    thief.refreshToken() === null
      ? null
      : keptFor(headers, subject.cookies.refreshToken, new Date(at))
  return left === null ? null : at + left * 1000
}

function far(ms: number): string {
  if (ms > 172_800_000) return `${Math.round(ms / 86_400_000)} days`
  return ms > 7_200_000 ? `${Math.round(ms / 3_600_000)} h` : seconds(ms)
}
