import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../fixtures/wait-for'
import { askForAll } from './ask'
import { type Acknowledged, changePassword, readyToSignOut, revoke } from './end-session'
import { anyOf, type Figure, type SoakOptions, spread, Tally, Violations } from './figure'
import { type Process, startRig } from './rig'
import { playRounds } from './rounds'
import { type HeldSession, signedIn } from './sessions'
import { outlivesItsEndAt } from './validity'

/** A session that has ended according to the site. */
interface Ended {
  session: HeldSession
  how: string
  /** When the lag of its design is over, in the time of `performance.now()`. */
  dueMs: number
}

/** A way to end sessions of one design: those of `ends`, by a request of the first one. */
interface Way {
  name: string
  isFor(session: HeldSession): boolean
  ends(sessions: HeldSession[]): HeldSession[]
  end(process: Process, by: HeldSession, other: HeldSession): Promise<Acknowledged>
}

const SIGN_OUT: Way = {
  name: 'sign-out',
  isFor: ({ design }) => design.guarantees.signOutLagMs !== null,
  ends: (sessions) => sessions.slice(0, 1),
  end: async (process, by) => (await readyToSignOut(process, by))(),
}
const REVOCATION: Way = {
  name: 'revocation of all',
  isFor: () => true,
  ends: (sessions) => sessions,
  end: (process, by) => revoke(process, by, '?scope=all'),
}
const WAYS: readonly Way[] = [
  SIGN_OUT,
  REVOCATION,
  {
    name: 'revocation of one',
    isFor: ({ id }) => id !== null,
    ends: (sessions) => sessions.slice(1),
    end: (process, by, other) => revoke(process, by, `/${other.id}`),
  },
  {
    name: 'revocation of the others',
    isFor: () => true,
    ends: (sessions) => sessions.slice(1),
    end: (process, by) => revoke(process, by, '?scope=others'),
  },
]
/** The number of turns for each new password, which ends the sessions of all designs. */
const TURNS_PER_PASSWORD = 3

/**
 * Figure 1: how often a revoked session is accepted after the lag of its design, or gets another
 * one, while the store fails and clocks step. Only what the site acknowledged counts as revoked.
 */
export async function acceptedRevoked(options: SoakOptions): Promise<Figure> {
  const rig = await startRig(2)
  const { processes } = rig
  const designs = rig.designs.filter(({ guarantees }) => guarantees.lagMs !== null)
  const left = rig.designs.filter((design) => !designs.includes(design)).map(({ id }) => id)
  const ended: Ended[] = []
  const [verdicts, acknowledged, found] = [new Tally(), new Tally(), new Violations()]
  const outlived = new Tally()

  async function ask({ session, how }: Ended, process: Process, conditions: string) {
    const unexpired = outlivesItsEndAt(session, process, Date.now())
    const { verdict, text, reads } = await askForAll(process, session)
    verdicts.add(verdict)
    if (verdict !== 'accepted') return
    if (reads && unexpired) return outlived.add(session.design.id)
    const clock = `${session.home.name} made it at ${(session.issuedMs - session.madeMs) / 1000} s`
    const asked = `${process.name} asked at ${process.aheadMs / 1000} s`
    found.add(session.design.id, `${text} (after ${how}; ${clock}, ${asked}; ${conditions})`)
  }

  /** Ends sessions, and tries again after an outage. Once answered, they are ended for good. */
  async function end(
    how: string,
    sessions: readonly HeldSession[],
    work: () => Promise<Acknowledged>,
  ): Promise<void> {
    if (!(await until(`${how} to be answered`, work))) return // an answer was lost: nobody knows
    acknowledged.add(how)
    const atMs = performance.now()
    for (const session of sessions) {
      const { lagMs, signOutLagMs } = session.design.guarantees
      const lag = how === SIGN_OUT.name ? signOutLagMs : lagMs
      ended.push({ session, how, dueMs: atMs + (lag ?? 0) })
    }
  }

  /** Ends sessions of one person: by a new password, or in each design in one way. */
  async function endSessions(sessions: readonly HeldSession[], turn: number): Promise<void> {
    const [first] = sessions
    if (first && turn % TURNS_PER_PASSWORD === 0)
      return end('change of the password', sessions, () => changePassword(first.home, first))
    await spread(designs.length, async (index) => {
      const [by, other] = sessions.filter(({ design }) => design === designs[index])
      if (!by || !other) return
      const ways = WAYS.filter(({ isFor }) => isFor(by))
      const way = ways[(turn + index) % ways.length] ?? REVOCATION
      const { sharedAcrossServers } = by.design.guarantees
      await end(way.name, way.ends([by, other]), () =>
        way.end(sharedAcrossServers ? anyOf(processes) : by.home, by, other),
      )
    })
  }
  /** The sessions of a person that are ended while the fault lasts. */
  let waiting: HeldSession[] = []

  try {
    const suffered = await playRounds(rig, options, {
      async prepare({ index, home }) {
        waiting = await signedIn(home, designs, 2)
        await endSessions(await signedIn(home, designs, 2), index)
      },
      meanwhile: ({ index }) => endSessions(waiting, index + 1),
      async request({ conditions }) {
        const one = anyOf(ended.filter(({ dueMs }) => dueMs <= performance.now()))
        if (one) await ask(one, anyOf(processes), conditions)
      },
    })
    await pause(Math.max(0, ...ended.map(({ dueMs }) => dueMs - performance.now())))
    for (const process of processes)
      await spread(ended.length, async (index) => {
        const one = ended[index]
        if (one) await ask(one, process, 'at the end')
      })
    return {
      title: 'Accepted revoked sessions under faults',
      value: `${found.count} in ${verdicts.total} requests (${verdicts})`,
      holds: found.count === 0,
      lines: [
        ...suffered,
        `${ended.length} sessions ended by ${acknowledged}`,
        `${designs.length} designs, each after its own lag: ${designs.map(({ id }) => id).join(', ')}`,
        `not counted, as no check asks for their end and they live by the clock of the process that is asked: ${outlived.total === 0 ? 'none' : outlived}`,
        `left out, as they cannot revoke: ${left.join(', ')}`,
        ...found.lines(),
      ],
    }
  } finally {
    await rig.stop()
  }
}
