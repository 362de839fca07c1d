import { experiment, question } from '@/_lab/experiment'
import { howOften } from '@/_lab/how-often'
import { SERVER_INSTANCES } from '@/_lab/server-instances'
import type { Testable } from '@/_lab/subject'
import { type Dispatched, Dispatcher, listed, lookupsOf, signedInAtA } from './dispatcher'

const ROUNDS = 2

const sharedOf = ({ guarantees }: Testable) => guarantees.sharedAcrossServers

export const inTurn = experiment({
  id: 'in-turn',
  title: 'Three branches, in turn',
  hypothesis: 'As soon as there is more than one server, sessions get lost between them.',
  questions: {
    accepts: question({
      ask: 'Signed in at branch A; the next six requests go to A, B, C in turn. Who accepts the cookie?',
      answers: {
        all: 'every branch',
        one: 'only the branch at which the visitor signed in: two in three are refused',
        some: 'now one, now another',
      },
      expected: (subject) => [sharedOf(subject) ? 'all' : 'one'],
      claims: {
        C4: {
          one: 'holds',
          all: {
            holdsOnlyIf:
              'the place where the sessions are is one that all servers reach, or the cookie itself',
          },
          some: 'does not hold',
        },
        C25: {
          one: 'holds',
          all: { holdsOnlyIf: 'each server keeps its sessions to itself' },
          some: 'holds',
        },
        C26: { one: 'holds', all: 'does not hold', some: 'holds' },
        C59: { one: 'does not hold', all: 'holds', some: 'does not hold' },
        C64: {
          one: 'holds',
          all: { holdsOnlyIf: 'the servers share nothing that knows the sessions, and no key' },
          some: 'holds',
        },
      },
    }),
    asks: question({
      ask: 'What did the branches ask a store for that?',
      answers: {
        always: 'something, each time they accepted it',
        sometimes: 'something, now and then',
        never: 'nothing',
      },
      expected: ({ guarantees: { lookups } }) =>
        lookups === 'sometimes' ? ['sometimes', 'always'] : [lookups],
      claims: {
        W11: {
          always: { holdsOnlyIf: 'the store that all of them ask is what gives way first' },
          sometimes: { holdsOnlyIf: 'that store is asked more than what it can hold' },
          never: 'holds',
        },
      },
    }),
  },
  async run(stage, tell) {
    const visitor = await signedInAtA(stage)
    const dispatcher = new Dispatcher(stage, 'in turn')
    const answers: (Dispatched | null)[] = []
    for (let i = 0; i < ROUNDS * SERVER_INSTANCES.length; i++)
      answers.push(await dispatcher.whoami(visitor))
    const accepted = answers.flatMap((one) => (one?.said.accepted ? [one] : []))
    const onlyA = accepted.every(({ by }) => by === 'A') && accepted.length === ROUNDS
    const fewer = onlyA ? 'one' : 'some'
    tell(
      'accepts',
      accepted.length === answers.length ? 'all' : fewer,
      `${accepted.length} of ${answers.length}: ${listed(answers)}`,
    )
    const lookups = accepted.map(({ said }) => lookupsOf(said))
    const asking = lookups.filter((count) => count !== 0).length
    tell('asks', howOften(asking, lookups.length), `${lookups.join(' + ')} lookups`)
  },
})
