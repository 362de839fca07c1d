import { browserExperiment } from '@/_lab/browser-experiment'
import { question } from '@/_lab/experiment'

export const keptByPage = browserExperiment({
  id: 'kept-by-page',
  title: 'A token that a page keeps',
  hypothesis: 'A token can lie at several places of a browser, and a page can send it along.',
  questions: {
    places: question({
      ask: 'The sign-in put a token into a cookie. The page fetches another, and keeps it in localStorage and in sessionStorage. Then it is loaded again. Which of the three signs a request in?',
      answers: {
        each: 'each of them, and without them the request gets 401',
        some: 'not each of them',
        any: 'each of them, but a request without them is signed in too',
      },
      expected: () => ['each'],
      claims: {
        C43: { each: 'holds', some: 'does not hold', any: null },
        C47: { each: 'holds', some: 'does not hold', any: null },
      },
    }),
  },
})
