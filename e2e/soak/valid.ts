import { until } from '../fixtures/wait-for'
import { type Asked, ask, refresh } from './ask'
import { anyOf, type Figure, type SoakOptions, spread, Tally, Violations } from './figure'
import { type Process, startRig } from './rig'
import { playRounds, type Round } from './rounds'
import { type HeldSession, signedIn } from './sessions'
import { isValidAt } from './validity'

/** The number of rounds whose sessions are still asked for. */
const ROUNDS_KEPT = 6

/**
 * Figure 2: how often a valid session is refused, or its cookie deleted, while the store fails and
 * clocks step. Each refresh token is exchanged in each round, during each fault.
 */
export async function falseSignOuts(options: SoakOptions): Promise<Figure> {
  const rig = await startRig(2)
  const { processes, designs } = rig
  let sessions: HeldSession[] = []
  const [verdicts, found, broken] = [new Tally(), new Violations(), new Violations()]

  function judge(
    { conditions }: Round,
    [session, process]: [HeldSession, Process],
    { verdict, clears, text }: Asked,
  ): void {
    verdicts.add(verdict)
    if (verdict === 'broken') broken.add(session.design.id, `${text} (${conditions})`)
    if (verdict !== 'refused' && !clears) return
    if (!isValidAt(session, process, Date.now())) return // it expired on the way
    const where = `${process.name} asked at ${process.aheadMs / 1000} s; ${conditions}`
    found.add(session.design.id, `${text}${clears ? ', cookie deleted' : ''} (${where})`)
  }
  async function request(round: Round): Promise<void> {
    const process = anyOf(processes)
    const session = anyOf(sessions.filter((held) => isValidAt(held, process, Date.now())))
    if (session) judge(round, [session, process], await ask(process, session))
  }
  async function refreshAll(round: Round): Promise<void> {
    const refreshable = sessions.filter(({ refreshToken }) => refreshToken !== null)
    await spread(refreshable.length, async (index) => {
      const [session, process] = [refreshable[index], anyOf(processes)]
      if (!session) return
      const asked = await until('a refresh to be answered', async () => {
        const answer = await refresh(process, session)
        return answer.verdict === 'unavailable' ? null : answer
      })
      judge(round, [session, process], asked)
    })
  }
  try {
    const suffered = await playRounds(rig, options, {
      async prepare(round) {
        await refreshAll(round)
        const fresh = await signedIn(round.home, designs, 1)
        sessions = [...sessions, ...fresh].slice(-ROUNDS_KEPT * fresh.length)
      },
      meanwhile: refreshAll,
      request,
    })
    return {
      title: 'False sign-outs of valid sessions under faults',
      value: `${found.count} in ${verdicts.total} requests (${verdicts})`,
      holds: found.count === 0,
      lines: [
        ...suffered,
        `${designs.length} designs: ${designs.map(({ id }) => id).join(', ')}`,
        ...found.lines(),
        ...broken.lines().map((line) => `not in the wire contract: ${line}`),
      ],
    }
  } finally {
    await rig.stop()
  }
}
