import { CLOCK_STEPS_MS, deadlocksIn, storeFaults } from './faults'
import { type SoakOptions, spread } from './figure'
import type { Process, Rig } from './rig'

/** The longest round, in requests, and the fewest rounds that combine every fault and clock. */
const LONGEST_ROUND = 2_500
const FEWEST_ROUNDS = 10

export interface Round {
  index: number
  /** The process that makes the sessions of this round. */
  home: Process
  /** The current fault and clock, in words. */
  conditions: string
}

/** The work of each round. */
export interface Play {
  /** Before the fault, with the clocks of this round. */
  prepare(round: Round): Promise<void>
  /** Begins with the fault, during the requests; it may last until after the fault. */
  meanwhile(round: Round): Promise<void>
  /** One request, to any process. */
  request(round: Round): Promise<void>
}

/**
 * Plays rounds on two processes until all requests are made: in each, the clock of the second
 * process makes a step, and the store fails in one way for half of the requests.
 * @returns the faults that took place, in words
 */
export async function playRounds(
  { postgres, processes, recovered }: Rig,
  { requests, tell }: SoakOptions,
  { prepare, meanwhile, request }: Play,
): Promise<string[]> {
  const faults = storeFaults(postgres)
  const count = Math.max(FEWEST_ROUNDS, Math.ceil(requests / LONGEST_ROUND))
  const each = Math.ceil(requests / count / 2)
  const suffered = new Set<string>()
  for (let index = 0; index < count; index += 1) {
    const fault = faults[index % faults.length]
    const stepMs = CLOCK_STEPS_MS[index % CLOCK_STEPS_MS.length] ?? 0
    const clock = `one clock at ${stepMs / 1000} s`
    const round = { index, home: processes[index % 2] ?? processes[0], conditions: clock }
    await processes[1]?.setClock(stepMs)
    await prepare(round)
    await fault?.begin()
    round.conditions = `${fault?.name}, ${clock}`
    const duringFault = meanwhile(round)
    duringFault.catch(() => {}) // it is awaited below: it may wait for the end of the fault
    try {
      await spread(each, () => request(round))
    } finally {
      await fault?.end()
    }
    await duringFault
    await recovered()
    round.conditions = `after: ${round.conditions}`
    await spread(each, () => request(round))
    tell(`round ${index + 1} of ${count}: ${fault?.name}, ${clock}`)
    suffered.add(`${fault?.name}`).add(clock)
  }
  await processes[1]?.setClock(0)
  return [
    `${count} rounds: ${[...suffered].join(', ')}`,
    `${deadlocksIn(postgres)} queries ended by a deadlock`,
  ]
}
