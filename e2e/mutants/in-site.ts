import { EACH_REMEDY, type Mutant, unit } from './mutant'

/** Mistakes in the strategies, the API, the labs and the pages. */
export const IN_SITE: readonly Mutant[] = [
  {
    ...{
      id: 'cookie-readable',
      description: 'page script can read the session cookie',
      test: { spec: 'attacks/cookies', grep: 'A-B01 every cookie' },
    },
    file: 'app/_designs/kit/base-config.ts',
    ...{ find: 'httpOnly: true', replace: 'httpOnly: false' },
  },
  {
    ...{
      id: 'cookie-cross-site',
      description: 'the session cookie is SameSite=None',
      test: { spec: 'attacks/cookies', grep: 'A-B01 every cookie' },
    },
    file: 'app/_designs/kit/base-config.ts',
    ...{ find: "sameSite: 'lax'", replace: "sameSite: 'none'" },
  },
  {
    ...{
      id: 'role-remembered',
      description: 'the role of a database session is the one of its sign-in',
      test: EACH_REMEDY,
    },
    file: 'app/_designs/strategies/database/adapter.ts',
    ...{ find: 'user: found.user }', replace: "user: { ...found.user, role: 'member' } }" },
  },
  {
    ...{
      id: 'outage-signs-out',
      description: 'an outage is answered with 401',
      test: unit('app/api/_answers.test.ts'),
    },
    file: 'app/api/_answers.ts',
    ...{ find: "refusal(503, 'store_unavailable'", replace: "refusal(401, 'store_unavailable'" },
  },
  {
    ...{
      id: 'run-reaches-others',
      description: 'a run of labs reaches people that it did not make',
      test: unit('app/api/labs/_under-conditions.test.ts'),
    },
    file: 'app/api/labs/_only-run.ts',
    ...{ find: 'if (!(await isOfRun(token, design, run))) return false', replace: '' },
  },
  {
    ...{
      id: 'devices-of-others',
      description: 'the list of devices shows those of other people',
      test: EACH_REMEDY,
    },
    file: 'app/_designs/kit/token-sessions.ts',
    ...{
      find: 'const where = { userId, design, endedAt',
      replace: 'const where = { ...(userId === "" && { userId }), design, endedAt',
    },
  },
  {
    ...{
      id: 'guesses-unlimited',
      description: 'guesses at a password are not limited',
      test: unit('app/_people/rate-limits.alone.test.ts'),
    },
    file: 'app/_people/rate-limits.ts',
    ...{
      find: "'sign-in by account and address': { points: 10,",
      replace: "'sign-in by account and address': { points: 1_000_000,",
    },
  },
  {
    ...{
      id: 'purge-nothing',
      description: 'the purge deletes nothing',
      test: unit('app/_people/purge.alone.test.ts'),
    },
    file: 'app/_people/purge.ts',
    ...{ find: 'const past = { lt: now }', replace: 'const past = { lt: new Date(0) }' },
  },
  {
    ...{
      id: 'lookups-uncounted',
      description: 'the trace counts no lookup',
      test: unit('app/_store/traced-adapter.test.ts'),
    },
    file: 'app/_store/traced-adapter.ts',
    ...{
      find: 'lookup(query.sql, () => answering(queryable).queryRaw(query))',
      replace: 'answering(queryable).queryRaw(query)',
    },
  },
  {
    ...{
      id: 'steps-twice',
      description: 'the trace counts each step twice',
      test: unit('app/_trace/trace.test.ts'),
    },
    file: 'app/_trace/trace.ts',
    find: 'steps?.push({ ...step, ms: performance.now() - start, failed })',
    replace:
      'for (const _ of [1, 2]) steps?.push({ ...step, ms: performance.now() - start, failed })',
  },
  {
    ...{
      id: 'page-cookie-constant',
      description: 'the panel of document.cookie shows a constant',
      test: { spec: 'journeys/inspection', grep: 'cookies that a script can see' },
    },
    file: 'app/_inspector/document-cookie.tsx',
    ...{ find: 'now === null ? null : document.cookie', replace: "now === null ? null : ''" },
  },
  {
    ...{
      id: 'late-stopwatch',
      description: 'the stopwatch starts at the answer, not at the click',
      test: unit('app/(compare)/live/verdict.test.ts'),
    },
    file: 'app/(compare)/live/verdict.ts',
    ...{ find: 'beat.doneAt - action.at\n', replace: 'beat.doneAt - action.answeredAt\n' },
  },
  {
    ...{
      id: 'nothing-found-holds',
      description: 'the ledger says that a claim holds where nothing was found',
      test: unit('app/_ledger/ledger.test.ts'),
    },
    file: 'app/_ledger/ledger.ts',
    ...{ find: "if (failed) return 'nothing found'", replace: "if (failed) return 'holds'" },
  },
  {
    ...{
      id: 'no-nonce',
      description: 'the policy of a page lets any script of the site run',
      test: { spec: 'labs/storage', grep: 'keep their strict policy' },
    },
    file: 'proxy.ts',
    ...{ find: `\`'self' 'nonce-\${nonce}' 'strict-dynamic'`, replace: "`'self' 'unsafe-inline'" },
  },
  {
    ...{
      id: 'other-guard',
      description: 'the design that is not switched on guards /account',
      test: { spec: 'journeys/entry', grep: 'switched on, /account leads' },
    },
    file: 'app/_designs/comparison/view.ts',
    ...{ find: '{ left: [left], right: [right],', replace: '{ left: [right], right: [left],' },
  },
  {
    ...{
      id: 'frozen-countdown',
      description: 'a countdown stands still',
      test: { spec: 'journeys/inspection', grep: 'remaining time' },
    },
    file: 'app/_ui/countdown.tsx',
    ...{
      find: 'at.getTime() - now,',
      replace: 'at.getTime() - Math.ceil(now / 3_600_000) * 3_600_000,',
    },
  },
  {
    ...{
      id: 'fixed-plot',
      description: 'the plot draws a fixed figure',
      test: unit('app/trade-offs/plot/plot.test.ts'),
    },
    file: 'app/trade-offs/plot/arrangement.ts',
    ...{ find: 'x: x(own.lookups),', replace: 'x: x(1),' },
  },
]
