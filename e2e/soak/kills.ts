import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../fixtures/wait-for'
import { type Asked, ask, refresh } from './ask'
import { readyToSignOut } from './end-session'
import { type Figure, type SoakOptions, Tally, Violations } from './figure'
import { type Process, type Rig, startRig } from './rig'
import { type HeldSession, signedIn } from './sessions'

/** The number of sessions of each design that the limits allow a person. */
const SESSIONS_PER_PERSON = 3
/** The number of kills of the app for each kill of PostgreSQL. */
const APP_KILLS_PER_STORE_KILL = 5

interface SignedOut {
  session: HeldSession
  dueMs: number
  kill: string
}

/**
 * Figure 3: the number of lost sign-outs that were acknowledged right before a kill. In each turn,
 * all designs sign out at once. When one of them (another one each turn) has its answer, the
 * process is killed and started again.
 */
export async function lostSignOuts({ kills, tell }: SoakOptions): Promise<Figure> {
  const rig = await startRig(1)
  const [process] = rig.processes
  const designs = rig.designs.filter(({ guarantees }) => guarantees.signOutLagMs !== null)
  const left = rig.designs.filter((design) => !designs.includes(design)).map(({ id }) => id)
  const ofStore = Math.ceil(kills / APP_KILLS_PER_STORE_KILL)
  const plan = Array.from({ length: kills + ofStore }, (_, turn) =>
    turn < kills ? 'the app' : 'PostgreSQL',
  )
  const [acknowledged, done] = [new Tally(), new Tally()]
  const [signedOut, lost]: [SignedOut[], Violations] = [[], new Violations()]

  async function judge({ session, kill }: Pick<SignedOut, 'session' | 'kill'>, how: Question) {
    const { verdict, text } = await until('an answer after a kill', async () => {
      const asked = await how(process, session)
      return asked.verdict === 'unavailable' ? null : asked
    })
    if (verdict !== 'refused') lost.add(session.design.id, `${text} (signed out, then ${kill})`)
  }
  async function judgeDue(): Promise<void> {
    const due = signedOut.filter(({ dueMs }) => dueMs <= performance.now())
    for (const one of due) {
      signedOut.splice(signedOut.indexOf(one), 1)
      await judge(one, ask)
    }
  }

  try {
    let held: HeldSession[] = []
    for (const [turn, victim] of plan.entries()) {
      if (held.length === 0) held = await signedIn(process, designs, SESSIONS_PER_PERSON)
      const sessions = designs.flatMap(
        ({ id }) => held.find(({ design }) => design.id === id) ?? [],
      )
      held = held.filter((session) => !sessions.includes(session))
      const { name, kill, restart } = victimOf(rig, victim, turn)
      const ended = await signOutAndKill(process, sessions, turn, kill)
      await restart()
      done.add(name)
      for (const session of ended) {
        acknowledged.add(session.design.id)
        const { signOutLagMs } = session.design.guarantees
        signedOut.push({ session, kill: name, dueMs: performance.now() + (signOutLagMs ?? 0) })
        if (session.refreshToken !== null) await judge({ session, kill: name }, refresh)
      }
      await judgeDue()
      if ((turn + 1) % 10 === 0) tell(`${turn + 1} of ${plan.length} kills, ${lost.count} lost`)
    }
    await pause(Math.max(0, ...signedOut.map(({ dueMs }) => dueMs - performance.now())))
    await judgeDue()
    return {
      title: 'Acknowledged sign-outs lost over kills',
      value: `${lost.count} of ${acknowledged.total} (${done})`,
      holds: lost.count === 0,
      lines: [
        `acknowledged before the kill: ${acknowledged}`,
        `left out, as a sign-out ends nothing at the server: ${left.join(', ')}`,
        ...lost.lines(),
      ],
    }
  } finally {
    await rig.stop()
  }
}

type Question = (process: Process, session: HeldSession) => Promise<Asked>

/** The ways to kill: the app by SIGKILL, and PostgreSQL by SIGQUIT and SIGKILL in turn. */
function victimOf(
  { postgres, processes: [process], recovered }: Rig,
  victim: string,
  turn: number,
) {
  if (victim === 'the app')
    return { name: 'SIGKILL of the app', kill: () => process.site.kill(), restart: process.restart }
  const signal = turn % 2 === 0 ? 'SIGQUIT' : 'SIGKILL'
  return {
    name: `${signal} of PostgreSQL`,
    kill: () => postgres.end(signal),
    restart: () => postgres.start().then(recovered),
  }
}

/**
 * Signs out of all sessions at the same time, and kills as soon as one of them has its answer.
 * @returns the sessions whose sign-out was acknowledged
 */
async function signOutAndKill(
  process: Process,
  sessions: readonly HeldSession[],
  turn: number,
  kill: () => Promise<void>,
): Promise<HeldSession[]> {
  const ready = await Promise.all(sessions.map((session) => readyToSignOut(process, session)))
  const ended: HeldSession[] = []
  let killed: Promise<void> | null = null
  await Promise.all(
    ready.map(async (signOut, index) => {
      const session = sessions[index]
      // A request that the kill has cut off has no answer, so its result is unknown.
      if (session && (await signOut().catch(() => null))) ended.push(session)
      if (index === turn % sessions.length) killed ??= kill()
    }),
  )
  await killed
  return ended
}
