import type { ClaimId } from '@/_claims/claim'
import type { Answers } from './questions'

/** An app as people describe it, with its answers. */
export interface Case {
  name: string
  text: string
  answers: Answers
  /** The claim about this case, if one of the ledger is. */
  claim?: ClaimId
}

const STRICT = {
  end: 'once',
  role: 'once',
  outage: 'wait',
  servers: 'app',
  load: 'usual',
  client: 'browser',
}

export const CASES: readonly Case[] = [
  {
    name: 'A bank',
    text: 'A stolen session must end at once.',
    answers: STRICT,
    claim: 'C65',
  },
  {
    name: 'An admin panel',
    text: 'A role that is taken away must be gone at once.',
    answers: STRICT,
    claim: 'C65',
  },
  {
    name: 'An internal app',
    text: 'One app with one database.',
    answers: { ...STRICT, end: 'minute', role: 'minute' },
    claim: 'C66',
  },
  {
    name: 'A shop',
    text: 'One app on several servers, with mobile apps.',
    answers: { ...STRICT, end: 'minute', role: 'minute', client: 'any' },
  },
  {
    name: 'A global API with mobile apps',
    text: 'Many checks, far away from the database.',
    answers: {
      ...{ end: 'minute', role: 'minute', outage: 'go', servers: 'app' },
      ...{ load: 'many', client: 'any' },
    },
    claim: 'C67',
  },
  {
    name: 'Many services',
    text: 'Each service checks the token by itself.',
    answers: {
      ...{ end: 'minute', role: 'minute', outage: 'go', servers: 'services' },
      ...{ load: 'many', client: 'any' },
    },
    claim: 'C67',
  },
]
