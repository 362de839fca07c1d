import { experiment, question } from '@/_lab/experiment'
import { EDITS } from './edits'
import { farthest, genuineOf, meets, REACHES } from './reach'

const DETECTED = {
  malformed: 'holds',
  unsigned: 'holds',
  unknown: 'holds',
  accepted: 'does not hold',
} as const
const OPEN_TO_TAMPERING = {
  malformed: 'does not hold',
  unsigned: 'does not hold',
  unknown: 'does not hold',
  accepted: 'holds',
} as const

export const changedToken = experiment({
  id: 'changed',
  title: 'Change a token that was issued',
  hypothesis: 'Whoever holds a token can change what it says.',
  questions: {
    edited: question({
      ask: 'Its claims are edited in several ways (where they cannot be read: its characters). How far does the best of them get?',
      answers: REACHES,
      expected: meets('unsigned'),
      claims: { C37: DETECTED, W14: OPEN_TO_TAMPERING },
    }),
    truncated: question({
      ask: 'Its end, or its last part, is left out. How far does the better of them get?',
      answers: REACHES,
      expected: meets('unsigned'),
      claims: { C37: DETECTED },
    }),
    respelled: question({
      ask: 'It is spelled in other ways, which a lenient decoder takes for the same. How far does the best of them get?',
      answers: REACHES,
      expected: (subject) =>
        subject.guarantees.singleEncoding ? meets('malformed')(subject) : ['accepted'],
      claims: {
        C37: DETECTED,
      },
    }),
  },
  async run(stage, tell) {
    const { genuine, forger } = await genuineOf(stage)
    for (const id of ['edited', 'truncated', 'respelled'] as const) {
      const { reach, figure } = await farthest(forger, await EDITS[id].make(genuine))
      tell(id, reach, figure)
    }
  },
})

export const forgedToken = experiment({
  id: 'forged',
  title: 'Make a token up',
  hypothesis: 'Who knows how tokens are made can make one, and be whoever they like.',
  questions: {
    none: question({
      ask: 'A token says that it needs no signature (alg none). What does it get?',
      answers: REACHES,
      expected: meets('malformed'),
      claims: { C37: DETECTED },
    }),
    confused: question({
      ask: 'A token carries an HMAC, with the site’s public key for its secret. What does it get?',
      answers: REACHES,
      expected: meets('malformed'),
      claims: { C37: DETECTED },
    }),
    kid: question({
      ask: 'A token names a key that the site does not have. What does it get?',
      answers: REACHES,
      expected: meets('unsigned'),
      claims: { C37: DETECTED },
    }),
    foreign: question({
      ask: 'A token is well made by a foreign key, under the name of the right one. What does it get?',
      answers: REACHES,
      expected: meets('unsigned'),
      claims: { C37: DETECTED },
    }),
  },
  async run(stage, tell) {
    const { genuine, forger } = await genuineOf(stage)
    for (const id of ['none', 'confused', 'kid', 'foreign'] as const) {
      const { reach, figure } = await farthest(forger, await EDITS[id].make(genuine))
      tell(id, reach, figure)
    }
  },
})
