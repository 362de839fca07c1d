import type { Topic } from './claim'
import {
  BROWSER_APPS,
  GOOGLE_TOKENS,
  OPENID,
  PROCESSES,
  rfc,
  SESSION_SHEET,
  STRATEGIES,
} from './sources'

const GUIDE = 'it is advice, which the page “Which one?” derives from the verdicts here'

export const use: Topic = {
  title: 'What to use when',
  claims: [
    {
      id: 'C65',
      text: 'Where access must end at once, as in banking or administration, server-side sessions fit.',
      source: SESSION_SHEET,
      later: GUIDE,
    },
    {
      id: 'C66',
      text: 'For one application with one database, server-side sessions fit.',
      source: STRATEGIES,
      later: GUIDE,
    },
    {
      id: 'C67',
      text: 'For APIs of many services, tokens fit.',
      about: 'For a page on the same origin as its server, a cookie session does.',
      source: BROWSER_APPS,
      later: GUIDE,
    },
    {
      id: 'C68',
      text: 'Single sign-on needs JWTs.',
      about:
        'The ID token is one. What the application makes of it, a session record or a token, is its own choice.',
      source: OPENID,
      later: 'it takes an OpenID provider',
    },
    {
      id: 'C69',
      text: 'Large companies use the one or the other.',
      about:
        'For most it cannot be verified from outside. Of those that are named for JWTs, Google issues opaque access tokens, and GitHub changed its installation tokens to JWTs in 2026.',
      source: GOOGLE_TOKENS,
      later: 'it is about other people’s systems',
    },
    {
      id: 'C70',
      text: 'Neither is better: every design has something that speaks against it.',
      source: STRATEGIES,
      later: GUIDE,
    },
    {
      id: 'C71',
      text: 'A note behind the counter and a badge on the coat explain the difference.',
      source: rfc(6265, '1'),
      later: 'it is a way of telling, for the guide',
    },
    {
      id: 'C72',
      text: 'One trades control for independence of the store.',
      source: PROCESSES,
      later: 'the page of the trade-offs measures it; no lab gives a verdict on it',
    },
  ],
}
