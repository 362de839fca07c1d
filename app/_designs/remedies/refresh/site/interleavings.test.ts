import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createPerson, findPerson, type Person } from '@/_people/person'
import { newRefreshToken } from '../refresh-token'
import { type Fault, RUNS } from './crash.fixture'
import { INTERVAL_MS, LIFETIME_MS, RealFamily } from './real-family.fixture'

let ada: Person
let seen = ''
beforeAll(async () => {
  const made = await createPerson(
    { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
    new Date(),
  )
  const found = made && (await findPerson(made.id, new Date()))
  if (!found?.ok) throw new Error('Not there.')
  ada = found.person
  seen = found.seen
})

/** The true state without a store: every token so far, and the time of its rotation. */
interface Model {
  now: number
  endsAt: number
  ended: 'revoked' | 'reused' | null
  tokens: { text: string; rotatedAt: number | null }[]
}

type Step = fc.AsyncCommand<Model, RealFamily>

/** The worth of a token, computed in another way than in `decide`. */
function expected(
  { now, endsAt, ended, tokens }: Model,
  index: number,
): 'next' | 'revoked' | 'reused' | 'expired' {
  if (ended) return ended
  if (now >= endsAt) return 'expired'
  const fromEnd = tokens.length - 1 - index
  const since = now - (tokens[index]?.rotatedAt ?? now)
  return fromEnd === 0 || (fromEnd === 1 && since <= INTERVAL_MS) ? 'next' : 'reused'
}

async function check(model: Model, real: RealFamily): Promise<void> {
  expect(await real.stored()).toEqual({
    ended: model.ended !== null,
    live: 1,
    all: model.tokens.length,
  })
}

/** Records the effect of a refresh, with the next token if the client got it. */
function note(model: Model, index: number, answer: string): void {
  const current = model.tokens[index]
  if (index === model.tokens.length - 1 && current) {
    current.rotatedAt = model.now
    model.tokens.push({ text: answer, rotatedAt: null })
  }
}

/**
 * Presents the token that is `back` steps before the live one: 0 is an honest client, any other a
 * copy or a late request.
 */
class Refresh implements Step {
  constructor(
    readonly back: number,
    readonly atOnce: number,
  ) {}
  check = () => true
  async run(model: Model, real: RealFamily) {
    const index = Math.max(0, model.tokens.length - 1 - this.back)
    const { text = '' } = model.tokens[index] ?? {}
    const worth = expected(model, index)
    const answers = await Promise.all(
      Array.from({ length: this.atOnce }, (_, at) => real.refresh(text, model.now, at)),
    )
    expect(new Set(answers).size, 'all at once are told the same').toBe(1)
    const [answer = ''] = answers
    if (worth === 'next') {
      note(model, index, answer)
      expect(answer).toBe(model.tokens[index + 1]?.text)
      expect(answer).toHaveLength(43)
    } else {
      expect(answer).toBe(worth)
      model.ended ??= worth === 'reused' ? 'reused' : null
    }
    await check(model, real)
  }
  toString = () => `refresh(${this.back} back, ${this.atOnce} at once)`
}

/**
 * The server crashes during a refresh with the live token. The client tries again, and must not
 * lose its session.
 */
class DieAndAskAgain implements Step {
  constructor(
    readonly fault: Fault,
    readonly waitMs: number,
  ) {}
  check = ({ ended, now, endsAt }: Readonly<Model>) => ended === null && now + this.waitMs < endsAt
  async run(model: Model, real: RealFamily) {
    const index = model.tokens.length - 1
    const text = model.tokens[index]?.text ?? ''
    const before = await real.stored()
    real.fault = this.fault
    const first = await real.refresh(text, model.now)
    real.fault = null
    expect(first).toBe('crash')
    const after = await real.stored()
    expect(after, 'all of it or nothing').toEqual({
      ...before,
      all: before.all + (this.fault === 'after the commit' ? 1 : 0),
    })
    const died = model.now
    model.now += this.waitMs
    const again = await real.refresh(text, model.now)
    expect(again).toHaveLength(43)
    note({ ...model, now: this.fault === 'after the commit' ? died : model.now }, index, again)
    await check(model, real)
  }
  toString = () => `die(${this.fault}), and ask again after ${this.waitMs} ms`
}

class Wait implements Step {
  constructor(readonly ms: number) {}
  check = () => true
  async run(model: Model) {
    model.now += this.ms
  }
  toString = () => `wait(${this.ms} ms)`
}

class Revoke implements Step {
  check = () => true
  async run(model: Model, real: RealFamily) {
    await real.revoke()
    model.ended ??= 'revoked'
    await check(model, real)
  }
  toString = () => 'revoke'
}

const FAULTS: Fault[] = [
  'at the lock',
  'at the person',
  'at the rotation',
  'before the commit',
  'after the commit',
]

const steps = [
  fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 1, 2, 5), fc.constantFrom(1, 1, 1, 2, 5))
    .map(([back, atOnce]) => new Refresh(back, atOnce)),
  fc
    .tuple(fc.constantFrom(0, 0, 0, 1), fc.constantFrom(1, 2))
    .map(([back, atOnce]) => new Refresh(back, atOnce)),
  fc
    .tuple(fc.constantFrom(...FAULTS), fc.integer({ min: 0, max: INTERVAL_MS }))
    .map(([fault, waitMs]) => new DieAndAskAgain(fault, waitMs)),
  fc
    .oneof(
      { weight: 12, arbitrary: fc.constantFrom(0, 1, 5_000, 9_999, 10_000, 10_001, 60_000) },
      { weight: 1, arbitrary: fc.constant(LIFETIME_MS) },
    )
    .map((ms) => new Wait(ms)),
  fc.constant(new Revoke()),
]

test('in every order of events: one live token, no revived family, no honest client signed out', async () => {
  const property = fc.asyncProperty(fc.commands(steps, { maxCommands: 25 }), (commands) =>
    fc.asyncModelRun(async () => {
      const [first, now, real] = [newRefreshToken(), Date.now(), new RealFamily()]
      await real.begin(first, now, ada, seen)
      return {
        model: {
          now,
          endsAt: now + LIFETIME_MS,
          ended: null,
          tokens: [{ text: first, rotatedAt: null }],
        },
        real,
      }
    }, commands),
  )
  await fc.assert(property, {
    numRuns: RUNS,
    interruptAfterTimeLimit: 12_000,
    markInterruptAsFailure: false,
  })
})
