import { EACH_REMEDY, type Mutant, REMEDIES, unit } from './mutant'

/** Mistakes in the code that others copy. */
export const IN_REMEDIES: readonly Mutant[] = [
  {
    ...{
      id: 'denylist-empty',
      description: 'the denylist says that nothing is denied',
      test: EACH_REMEDY,
    },
    file: `${REMEDIES}/denylist/denylist.ts`,
    ...{ find: 'sid === null || (await denied.has({ ...token, sid }))', replace: 'sid === null' },
  },
  {
    ...{
      id: 'denylist-by-jti',
      description: 'the denylist is keyed by jti, which every re-issue changes',
      test: unit(`${REMEDIES}/denylist/denylist.test.ts`),
    },
    file: `${REMEDIES}/denylist/denylist.ts`,
    ...{
      find: 'if (sid) await denied.add(issued(sid, token))',
      replace: 'if (sid) await denied.add(issued(String(token.jti), token))',
    },
  },
  {
    ...{
      id: 'expired-sign-out',
      description: 'a sign-out with an expired token ends no session',
      test: unit('app/_designs/late-answer.alone.test.ts'),
    },
    file: `${REMEDIES}/denylist/site/remedy.ts`,
    ...{ find: 'atSignOut(parts, ({ sid }) => add(sid))', replace: '(handlers) => handlers' },
  },
  {
    ...{ id: 'plain-token', description: 'the store of hashed sessions keeps the token itself' },
    file: `${REMEDIES}/hashed/hashed.ts`,
    ...{
      find: "createHash('sha256').update(sessionToken).digest('base64url')",
      replace: 'createHash.length > 0 ? sessionToken : sessionToken',
    },
    test: { spec: 'contract/expiry', grep: 'database-(hashed|direct)' },
  },
  {
    ...{
      id: 'reuse-unpunished',
      description: 'a refresh token that is used again ends no family',
      test: unit(`${REMEDIES}/refresh/site/reuse.test.ts`),
    },
    file: `${REMEDIES}/refresh/grant.ts`,
    ...{ find: '    await family.end(found.sid, REUSE, now)\n', replace: '' },
  },
  {
    ...{
      id: 'reuse-interval-endless',
      description: 'the interval in which a parent is answered again has no end',
      test: unit(`${REMEDIES}/refresh/decide.test.ts`),
    },
    file: `${REMEDIES}/refresh/decide.ts`,
    ...{ find: ' && now.getTime() - found.rotatedAt.getTime() <= reuseIntervalMs', replace: '' },
  },
  {
    ...{
      id: 'no-absolute-end-record',
      description: 'use moves the end of a record on for ever',
      test: unit(`${REMEDIES}/absolute/absolute.test.ts`),
    },
    file: `${REMEDIES}/absolute/records.ts`,
    ...{
      find: 'Math.min(from.getTime() + idleS * 1000, endsAt.getTime())',
      replace: 'from.getTime() + idleS * 1000 + 0 * endsAt.getTime()',
    },
  },
  {
    ...{
      id: 'no-absolute-end-claims',
      description: 'a token is accepted after the absolute end',
      test: unit(`${REMEDIES}/absolute/absolute.test.ts`),
    },
    file: `${REMEDIES}/absolute/claims-set.ts`,
    ...{
      find: 'seconds() >= (numberOf(bounded.session_exp) ?? 0)',
      replace: 'numberOf(bounded.session_exp) === null',
    },
  },
  {
    ...{
      id: 'cache-keeps-revoked',
      description: 'the cache keeps what its own server has revoked',
      test: unit(`${REMEDIES}/cached/site/cached.alone.test.ts`),
    },
    file: `${REMEDIES}/cached/cached.ts`,
    ...{ find: '        cache.evict(sessionToken)\n', replace: '' },
  },
  {
    ...{
      id: 'aud-unchecked',
      description: 'aud is not checked',
      test: unit(`${REMEDIES}/signed/forged.test.ts`),
    },
    file: `${REMEDIES}/signed/verify.ts`,
    ...{ find: '    audience,\n    clockTolerance', replace: '    clockTolerance' },
  },
  {
    ...{
      id: 'alg-none',
      description: 'a token whose header says alg none is accepted',
      test: unit(`${REMEDIES}/signed/forged.test.ts`),
    },
    file: `${REMEDIES}/signed/verify.ts`,
    find: '  const { kid } = protectedHeader(header)\n',
    replace: `  const part = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString())
  if (part(header).alg === 'none') return part(token.split('.')[1])
  const { kid } = protectedHeader(header)\n`,
  },
  {
    ...{
      id: 'tolerance',
      description: 'a signed token is tolerated for a minute after its end',
      test: unit(`${REMEDIES}/signed/signed.alone.test.ts`),
    },
    file: `${REMEDIES}/signed/verify.ts`,
    ...{ find: 'clockTolerance: 0', replace: 'clockTolerance: 60' },
  },
  {
    ...{ id: 'all-but-one', description: 'revoking all sessions spares one', test: EACH_REMEDY },
    file: `${REMEDIES}/denylist/site/records.ts`,
    find: `AND "userId" = \${userId} AND "endedAt" IS NULL`,
    replace: `AND "userId" = \${userId} AND "endedAt" IS NULL AND "sid" <> (SELECT max("sid") FROM "TokenSession" WHERE "userId" = \${userId})`,
  },
]
