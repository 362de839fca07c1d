import { browserExperiment } from '@/_lab/browser-experiment'
import { question } from '@/_lab/experiment'

const OUTCOMES = {
  refused: 'each is refused, and nothing has changed',
  done: 'not each of them is refused',
} as const
const D2 = { refused: 'does not hold', done: 'holds' } as const

export const foreignForm = browserExperiment({
  id: 'foreign-form',
  title: 'A form on another site',
  hypothesis: 'A form on another site can act for a person who is signed in here.',
  questions: {
    lax: question({
      ask: 'Somebody is signed in here, and a page of another site posts forms to this one. What becomes of them?',
      answers: OUTCOMES,
      expected: () => ['refused'],
      claims: { D2 },
    }),
    none: question({
      ask: 'The same, after the session cookie was given SameSite=None, so that it travels. What becomes of the forms?',
      answers: OUTCOMES,
      expected: () => ['refused'],
      claims: { D2 },
    }),
    control: question({
      ask: 'A shop checks no origin and no CSRF token. It keeps a token of this design in cookies with SameSite=Strict, Lax and None. With which does the form place an order?',
      answers: {
        none: 'with SameSite=None alone',
        more: 'with SameSite=Lax or Strict too',
        nothing: 'with none of them',
      },
      expected: () => ['none'],
      claims: { W6: { none: 'does not hold', more: 'does not hold', nothing: 'holds' } },
    }),
  },
})
