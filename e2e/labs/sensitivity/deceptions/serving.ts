import type { Deception } from '../deception'
import * as lies from '../lies'

type Deceptions = Readonly<Record<string, Deception>>

const letsIn = (answers: Deception['answers']): Deception => ({
  design: 'jwt-signed',
  lies: () => [lies.acceptsUnseen()],
  answers,
})

export const FORGERY: Deceptions = {
  changed: letsIn({ edited: 'accepted', truncated: 'accepted', respelled: 'accepted' }),
  forged: letsIn({
    ...{ none: 'accepted', confused: 'accepted', kid: 'accepted', foreign: 'accepted' },
  }),
  checked: letsIn({
    ...{ expired: 'accepted', notYet: 'accepted', aud: 'accepted', iss: 'accepted' },
  }),
  verifying: {
    design: 'jwt-signed',
    lies: () => [lies.issues((n) => `token-${n}`)],
    answers: { outsider: 'lookup' },
  },
  lax: letsIn({ none: 'both', confused: 'both', foreign: 'site' }),
}

export const SERVERS: Deceptions = {
  'in-turn': {
    design: 'database',
    lies: () => [lies.refuses(lies.at('bc')), lies.countsLookups(0)],
    answers: { accepts: 'one', asks: 'never' },
  },
  'revoked-elsewhere': {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.revocations)],
    answers: { there: 'accepted' },
  },
  'lagging-replica': {
    design: 'database',
    lies: () => [lies.acceptsRefused(lies.at('b'))],
    answers: { made: 'accepted', ended: 'accepted' },
    setting: 2,
  },
  sticky: {
    design: 'database',
    lies: () => [lies.refuses(lies.checks)],
    answers: { after: 'refused', before: 'other', back: 'refused' },
  },
  rolling: {
    design: 'database',
    lies: () => [lies.startsWithoutMemory()],
    answers: { after: 'refused', meanwhile: 'refused' },
  },
  'new-secret': {
    design: 'database',
    lies: () => [lies.startsWithoutMemory()],
    answers: { after: 'lost', between: 'apart' },
  },
}

const asksNobody = (answers: Deception['answers'], most?: number): Deception => ({
  design: 'database',
  lies: () => [lies.acceptsUnseen(lies.checks, most)],
  answers,
})

export const COST: Deceptions = {
  lookups: asksNobody({ lookups: 'none', told: 'other' }),
  check: asksNobody({ pays: 'neither', burst: 'fewer' }, 110),
  distance: asksNobody({ waits: 'none' }),
  bytes: {
    design: 'database',
    lies: () => [
      lies.inventing(lies.countsOfRecords, () => lies.json(200, { records: {} })),
      lies.issues((n) => `${n}`.padStart(100, '0')),
    ],
    answers: { grows: 'none', wire: 'long' },
  },
  crowd: {
    design: 'database',
    lies: () => [
      lies.hearing(lies.bulkSessions, (asked) => ({
        ...{ ...asked, body: JSON.stringify({ sessions: 100 }) },
      })),
      lies.rewording(lies.bulkSessions, (body) =>
        body
          .replace('"unique":true', '"unique":false')
          .replace(/"index":"[^"]*"/, '"index":null')
          .replace(/"found":\d+/, '"found":1')
          .replace('"sessions":100', '"sessions":10000'),
      ),
    ],
    answers: { plan: 'scan', found: 'fewer', grows: 'same' },
  },
}

export const STORAGE: Deceptions = {
  carriers: {
    design: 'database',
    lies: () => [lies.dropsAttributes(lies.signIns, 'HttpOnly'), lies.refuses(lies.checks)],
    answers: { header: 'never', readable: 'yes' },
  },
  'forged-form': {
    design: 'database',
    lies: () => [
      lies.settingCookies(lies.signIns, (line) => [
        line.replace(/SameSite=Lax/i, 'SameSite=None; Secure'),
      ]),
      lies.setsNoCookie(lies.signOuts),
      lies.saysYes(lies.all),
    ],
    answers: { sent: 'yes', done: 'done', own: 'refused' },
  },
}

const withoutOutage = (answers: Deception['answers']): Deception => ({
  design: 'database',
  lies: () => [lies.hasNoOutage()],
  answers,
})

export const OUTAGE: Deceptions = {
  'signed-in': {
    design: 'database',
    lies: () => [lies.acceptsUnseen(lies.checks, 2)],
    answers: { later: 'accepted', soon: 'accepted', after: 'out' },
  },
  endpoint: withoutOutage({ session: 'session' }),
  'sign-out': withoutOutage({ told: 'done', copy: 'refused' }),
  'sign-in': withoutOutage({ told: 'in' }),
  revoked: withoutOutage({ phone: 'refused' }),
}
