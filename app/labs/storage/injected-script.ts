import { browserExperiment } from '@/_lab/browser-experiment'
import { question } from '@/_lab/experiment'

export const injectedScript = browserExperiment({
  id: 'injected-script',
  title: 'An injected script',
  hypothesis: 'A script of an attacker steals a JWT, and cannot touch a session.',
  questions: {
    cookie: question({
      ask: 'A shop shows the review of an attacker, and the script in it runs. What can it do with the token in an HttpOnly cookie?',
      answers: {
        use: 'send requests with it from the page, and not read it',
        read: 'read it',
        nothing: 'neither read it nor send requests with it',
      },
      expected: () => ['use'],
      claims: {
        C45: { use: 'does not hold', read: 'holds', nothing: 'does not hold' },
        // What the script can do with one of the two, it can do with the other.
        W5: [
          ['jwt', { use: 'does not hold', read: 'holds', nothing: 'does not hold' }],
          ['session', { use: 'does not hold', read: 'does not hold', nothing: 'holds' }],
        ],
      },
    }),
    local: question({
      ask: 'The shop keeps another token in localStorage. What does the script get of that?',
      answers: {
        stolen: 'the token, which signs in a request without any cookie too',
        useless: 'the token, which signs nobody in elsewhere',
        nothing: 'nothing',
      },
      expected: () => ['stolen'],
      claims: {
        C46: { stolen: 'does not hold', useless: null, nothing: 'holds' },
        W4: { stolen: 'does not hold', useless: null, nothing: 'holds' },
        W3: { stolen: 'does not hold', useless: null, nothing: 'holds' },
      },
    }),
  },
})
