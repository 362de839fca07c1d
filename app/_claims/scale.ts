import type { Topic } from './claim'
import { BALANCING, COOKIE_DRAFT, EXTENDING, PROCESSES, rfc, STRATEGIES } from './sources'

export const scale: Topic = {
  title: 'Scale and operation',
  claims: [
    {
      id: 'C59',
      text: 'Any server that has the key can check a token, without asking anybody.',
      of: 'jwt',
      source: rfc(7519, '7.2'),
    },
    {
      id: 'C60',
      text: 'A check of a token saves the lookup that a session costs.',
      of: 'jwt',
      about:
        'Lookups are counted here. Fewer of them are not always faster: with the store nearby, opening an encrypted token can take longer than a lookup.',
      source: STRATEGIES,
    },
    {
      id: 'C61',
      text: 'A JWT is lightweight.',
      of: 'jwt',
      about:
        'It is several times as long as a session token, and travels with every request. When it has much to say, it outgrows one cookie.',
      source: COOKIE_DRAFT,
    },
    {
      id: 'C62',
      text: 'One token opens several services, each of which verifies it by itself.',
      source: rfc(9068),
      later: 'it takes a second service that verifies by the published keys',
    },
    {
      id: 'C63',
      text: 'A token is for clients without cookies too.',
      about: 'An opaque session token as a bearer does the same: the format is not the reason.',
      source: rfc(6750),
    },
    {
      id: 'C64',
      text: 'Behind several servers, sessions without a shared store fail, and tokens do not.',
      about:
        'A comparison: sessions in the memory of one server show the first half, JWTs the second.',
      source: BALANCING,
    },
    {
      id: 'C73',
      text: 'Servers that hold no sessions can be restarted one by one and nobody notices.',
      about: 'Unless the restart brings a new secret, which ends every token.',
      source: PROCESSES,
    },
    {
      id: 'C74',
      text: 'With a server-side session, nothing private reaches the page.',
      about:
        'It does where a page passes on the whole of what `auth()` returns, without a `session` callback: the person’s row and the session token.',
      source: EXTENDING,
      later: 'the stock designs here have the callback; an app without it is needed beside them',
    },
  ],
}
