import { type Mutant, unit } from './mutant'

const OUTCOMES = unit('app/_ledger/outcomes.test.ts')

/** An answer with the wrong verdict. The table by hand (`outcomes.golden.ts`) must notice each. */
export const IN_VERDICTS: readonly Mutant[] = [
  {
    id: 'verdict-c35',
    description: 'a token that can be read without a key refutes that it can',
    test: OUTCOMES,
    file: 'app/labs/anatomy/read-without-key.ts',
    find: "C35: { all: 'holds'",
    replace: "C35: { all: 'does not hold'",
  },
  {
    id: 'verdict-c59',
    description: 'a server that always asks the store shows that it asks nobody',
    test: OUTCOMES,
    file: 'app/labs/servers/in-turn.ts',
    find: "C59: { always: 'does not hold'",
    replace: "C59: { always: 'holds'",
  },
  {
    id: 'verdict-d2',
    description: 'a form on another site that is refused shows that it can act',
    test: OUTCOMES,
    file: 'app/labs/storage/forged-form.ts',
    find: "D2: { refused: 'does not hold'",
    replace: "D2: { refused: 'holds'",
  },
  {
    id: 'verdict-d12',
    description: 'a session that is refused at its end shows that it is accepted after it',
    test: OUTCOMES,
    file: 'app/labs/lifetime/expiry.ts',
    find: "D12: { refused: 'does not hold'",
    replace: "D12: { refused: 'holds'",
  },
]
