import type { ClaimId } from '@/_claims/claim'
import { type CellOutcome, type LedgerRow, NOT_MEASURED } from '@/_ledger/ledger'

/** A wish for a design, as a row of the ledger: the outcomes that fulfil it. */
export interface Want {
  claim: ClaimId
  outcomes: readonly CellOutcome[]
  /** The wish, as a fact about a design that fulfils it. */
  text: string
}

const YES = ['holds'] as const
const YES_IF = ['holds', 'holds only if'] as const
const NO = ['does not hold'] as const
const NO_OR_IF = ['does not hold', 'holds only if'] as const

/** The wishes behind the questions. */
export const WANTS = {
  oneEndsAtOnce: {
    claim: 'C14',
    outcomes: YES,
    text: 'A session that you revoke is refused at its next request.',
  },
  allEndAtOnce: {
    claim: 'C15',
    outcomes: YES,
    text: 'One action signs a person out on every device at once.',
  },
  endsSoon: {
    claim: 'C16',
    outcomes: YES,
    text: 'A new password ends all other sessions, at the latest when a short token expires.',
  },
  knownInOutage: {
    claim: 'C40',
    outcomes: YES_IF,
    text: 'People who are signed in go on while the store is down.',
  },
  roleAtOnce: {
    claim: 'D1',
    outcomes: NO,
    text: 'A role that you take away is gone at the next request.',
  },
  roleSoon: {
    claim: 'D1',
    outcomes: NO_OR_IF,
    text: 'A role that you take away is gone within a minute.',
  },
  anyServer: {
    claim: 'C25',
    outcomes: [...NO, 'not asked'],
    text: 'Each server of your app accepts a session that another one made.',
  },
  verifiedAlone: {
    claim: 'C59',
    outcomes: YES,
    text: 'A service that has the key checks a token without a call.',
  },
  publicKey: {
    claim: 'C36',
    outcomes: YES,
    text: 'The key that checks a token cannot make one.',
  },
  noCookie: {
    claim: 'C63',
    outcomes: YES,
    text: 'A client without cookies sends the token in a header.',
  },
  fewLookups: {
    claim: 'C24',
    outcomes: NO,
    text: 'Most checks ask no store.',
  },
} as const satisfies Record<string, Want>

/** What is good for every app. It decides between designs that fulfil the same wishes. */
export const GOOD_PRACTICE: readonly Want[] = [
  {
    claim: 'D5',
    outcomes: NO,
    text: 'A stolen session ends at last, however often it is renewed.',
  },
  { claim: 'C21', outcomes: YES_IF, text: 'You can list the devices of a person, and end one.' },
  { claim: 'C13', outcomes: YES_IF, text: 'A sign-out ends the session on the server.' },
]

/** The outcome of a claim on a design. */
export const outcomeOn = (rows: readonly LedgerRow[], claim: ClaimId, design: string) =>
  (rows.find((row) => row.claim.id === claim)?.cells[design] ?? NOT_MEASURED).outcome

export const fulfils = (
  rows: readonly LedgerRow[],
  { claim, outcomes }: Want,
  design: string,
): boolean => outcomes.includes(outcomeOn(rows, claim, design))
