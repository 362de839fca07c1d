import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { type Dispatched, Dispatcher, listed, signedInAtA } from './dispatcher'

export const sticky = experiment({
  id: 'sticky',
  title: 'A sticky dispatcher, until a branch dies',
  hypothesis: 'Sticky sessions are what several servers need.',
  questions: {
    after: question({
      ask: 'The visitor is always sent to branch A. Then A is killed. What does the next request get?',
      answers: {
        accepted: '200: another branch goes on with it',
        refused: '401: another branch does not know it',
        silent: 'no answer',
      },
      expected: ({ guarantees: { sharedAcrossServers } }) => [
        sharedAcrossServers ? 'accepted' : 'refused',
      ],
      claims: {
        C26: {
          accepted: 'does not hold',
          refused: 'holds',
          silent: null,
        },
      },
    }),
    before: question({
      ask: 'And while A was there?',
      answers: { accepted: '200 each time, from A', other: 'something else' },
      expected: () => ['accepted'],
      claims: {},
    }),
    back: question({
      ask: 'A is started again. What does it say of the cookie?',
      answers: { accepted: '200', refused: '401: its memory is gone' },
      expected: ({ guarantees: { sharedAcrossServers } }) => [
        sharedAcrossServers ? 'accepted' : 'refused',
      ],
      claims: {
        C4: [
          ['memorySession', { accepted: 'does not hold', refused: 'holds' }],
          ['sharedSession', { accepted: 'holds', refused: 'does not hold' }],
        ],
      },
    }),
  },
  async run(stage, tell) {
    const visitor = await signedInAtA(stage)
    const dispatcher = new Dispatcher(stage, 'sticky')
    const before = [
      await dispatcher.whoami(visitor),
      await dispatcher.whoami(visitor),
      await dispatcher.whoami(visitor),
    ]
    tell(
      'before',
      before.every((one) => one?.by === 'A' && one.said.accepted) ? 'accepted' : 'other',
      listed(before),
    )
    await stage.instances.stop('A')
    const after = await dispatcher.whoami(visitor)
    tell('after', answerOfAfter(after), listed([after]))
    await stage.instances.start('A', 'same')
    const back = await new Dispatcher(stage, 'sticky').whoami(visitor)
    tell('back', answerOfBack(back), listed([back]))
  },
})

function answerOfAfter(after: Dispatched | null): 'accepted' | 'refused' | 'silent' {
  return after === null ? 'silent' : answerOf(after)
}

/** @throws Unexpected if another branch answers, or none */
function answerOfBack(back: Dispatched | null): 'accepted' | 'refused' {
  if (back?.by !== 'A') throw new Unexpected(`Branch A was started again: ${listed([back])} came.`)
  return answerOf(back)
}

function answerOf({ said }: Dispatched): 'accepted' | 'refused' {
  said.reply.oneOf(200, 401)
  return said.accepted ? 'accepted' : 'refused'
}
