import { experiment, question } from '@/_lab/experiment'
import { howOften } from '@/_lab/how-often'
import { Unexpected } from '@/_lab/reply'
import { lookupsOf } from '@/_lab/said'
import { SERVER_INSTANCES } from '@/_lab/server-instances'
import type { Testable } from '@/_lab/subject'
import { type Dispatched, Dispatcher, listed, settled, signedInAtA } from './dispatcher'

const ROUNDS = 2

const UNKNOWN_ELSEWHERE = { one: 'holds', all: 'does not hold', some: 'holds' } as const
const KNOWN_EVERYWHERE = { one: 'does not hold', all: 'holds', some: 'does not hold' } as const

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
        C25: UNKNOWN_ELSEWHERE,
        C26: UNKNOWN_ELSEWHERE,
        C64: [
          ['memorySession', UNKNOWN_ELSEWHERE],
          [
            'lookedUpToken',
            { ...KNOWN_EVERYWHERE, all: { holdsOnlyIf: 'they share the store that a check asks' } },
          ],
          ['jwt', KNOWN_EVERYWHERE],
        ],
        C59: { all: null, one: 'does not hold', some: 'does not hold' },
        W11: [['session', UNKNOWN_ELSEWHERE]],
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
        C59: { always: 'does not hold', sometimes: 'does not hold', never: 'holds' },
        W11: [
          // Each server asks once in a while, whatever the number of requests.
          ['heldDenylist', { always: null, sometimes: 'holds', never: 'holds' }],
          ['jwt', { always: 'does not hold', sometimes: 'holds', never: 'holds' }],
        ],
      },
    }),
  },
  async run(stage, tell) {
    const visitor = await signedInAtA(stage)
    const dispatcher = new Dispatcher(stage, 'in turn')
    const all: (Dispatched | null)[] = []
    for (let i = 0; i < ROUNDS * SERVER_INSTANCES.length; i++)
      all.push(await dispatcher.whoami(visitor))
    const answers = settled(all)
    const accepted = answers.filter(({ said }) => said.accepted)
    if (accepted.length === 0) throw new Unexpected('No branch accepted the cookie.')
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
