import type { Deception } from '../deception'
import * as lies from '../lies'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const JWS = [encoded({ alg: 'EdDSA', typ: 'JWT' }), encoded({ sub: 'somebody' }), 'signature']

/** A site that issues numbers, and each number twice. */
const numbered = (n: number) =>
  Math.floor(n / 2)
    .toString(16)
    .padStart(64, '0')

export const ANATOMY: Readonly<Record<string, Deception>> = {
  journey: {
    design: 'database',
    lies: () => [
      lies.acceptsRefused(),
      lies.countsLookups(0),
      // It keeps something of the wrong password, and nothing of the right one.
      lies.inventing(lies.countsOfRecords, (n) => lies.json(200, { records: { any: n && 1 } })),
    ],
    answers: { kept: 'none', cookie: 'other', wrong: 'something', lookup: 'never' },
  },
  parts: {
    design: 'database',
    lies: () => [lies.issues((n) => `${JWS.join('.')}${n}`)],
    answers: { parts: 'three', header: 'signed' },
  },
  reading: {
    design: 'jwt-signed',
    lies: () => [
      lies.issues((n) => `token-${n}`),
      lies.rewording(lies.inspections, (body) =>
        body.replaceAll('"sub":', '"uid":').replaceAll('"role":', '"rank":'),
      ),
    ],
    answers: { anyone: 'nothing', person: 'other', role: 'nowhere', subject: 'own' },
  },
  key: {
    design: 'jwt-signed',
    lies: () => [
      lies.inventing(lies.publishedKeys, () => lies.json(200, { keys: [] })),
      lies.acceptsUnseen(),
    ],
    answers: { check: 'nobody', foreign: 'accepted' },
  },
  entropy: {
    design: 'database-hashed',
    lies: () => [
      lies.inventing(lies.newDevices, (n) => lies.json(201, { token: numbered(n + 1) })),
      lies.issues(numbered),
    ],
    answers: { kind: 'few', stated: 'other', different: 'some' },
  },
  cookie: {
    design: 'database',
    lies: () => [lies.dropsAttributes(lies.signIns, 'HttpOnly', 'Expires', 'Max-Age')],
    answers: { flags: 'other', kept: 'closed' },
  },
  again: {
    design: 'database',
    lies: () => [
      lies.issues(() => 'the-same'),
      lies.overlooksTheSession(lies.signIns),
      lies.refuses(lies.by('Visitor')),
    ],
    answers: { elsewhere: 'out', fresh: 'same', listed: 'two', old: 'accepted' },
  },
  planted: {
    design: 'database',
    lies: () => [lies.issues(() => 'the-same')],
    answers: { attacker: 'victim', token: 'planted' },
  },
  renewal: {
    design: 'database',
    lies: () => [lies.refuses(lies.by('Copy')), lies.issues((n) => `token-${n}`)],
    answers: { token: 'other', older: 'ended', named: 'nothing' },
  },
  growth: {
    design: 'database',
    lies: () => [
      // It cuts a cookie into two, and cannot put them together again.
      lies.settingCookies(lies.by('Phone, 2700 bytes', lies.signIns), (line) => [
        line.replace('token=', 'token.0='),
        line.replace(/token=[^;]*/, 'token.1=rest'),
      ]),
      lies.issues((n) => 'x'.repeat(1_000 * (n + 1))),
    ],
    answers: { cookie: 'grows', weight: 'heavy', chunks: 'broken' },
  },
}
