import { browserExperiment } from '@/_lab/browser-experiment'
import { question } from '@/_lab/experiment'

export const plainRequest = browserExperiment({
  id: 'plain-request',
  title: 'A plain request of a page',
  hypothesis: 'The browser sends the session cookie by itself.',
  questions: {
    plain: question({
      ask: 'A page signs in, and then sends a request without any header of its own. What does it get?',
      answers: {
        known: '200, as the browser sends the cookie by itself',
        unknown: '401, or an answer for somebody else',
      },
      expected: () => ['known'],
      claims: {
        C9: { known: 'holds', unknown: 'does not hold' },
        C48: { known: 'holds', unknown: 'does not hold' },
      },
    }),
    readable: question({
      ask: 'Can the page read this cookie, to put its token into a header?',
      answers: { no: 'no: document.cookie does not have it', yes: 'yes' },
      expected: () => ['no'],
      claims: { W25: { no: 'does not hold', yes: 'holds' } },
    }),
  },
})
