import type { Deception } from '../deception'
import * as lies from '../lies'

type Deceptions = Readonly<Record<string, Deception>>

export const REVOCATION: Deceptions = {
  'sign-out': {
    design: 'database',
    lies: () => [lies.overlooksTheSession(lies.signOuts), lies.setsNoCookie(lies.signOuts)],
    answers: { copy: 'accepted', browser: 'cookie' },
  },
  'late-answer': {
    design: 'database',
    lies: () => [lies.setsNoCookie(lies.renewals), lies.acceptsUnseen()],
    answers: { next: 'accepted', cookie: 'nothing', renewal: 'in', newer: 'newer' },
  },
  'one-device': {
    design: 'database',
    lies: () => [
      lies.onlySaysYes(lies.revocations),
      lies.inventing(lies.deviceLists, () => lies.json(200, { devices: null })),
      lies.refuses(lies.by('Visitor')),
    ],
    answers: { phone: 'unlisted', laptop: 'refused', listed: 'none' },
  },
  'every-device': {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.revocations)],
    answers: { others: 'accepted', all: 'accepted' },
  },
  'every-copy': {
    design: 'jwt-denylist',
    lies: () => [lies.onlySaysYes(lies.revocations), lies.countsLookups(0)],
    answers: { copy: 'accepted', price: 'never' },
  },
  password: {
    design: 'database',
    lies: () => [lies.acceptsRefused(lies.by('Phone')), lies.refuses(lies.by('Visitor'))],
    answers: { other: 'accepted', own: 'out' },
  },
  disabled: {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.changesOfPeople)],
    answers: { phone: 'accepted', again: 'yes' },
  },
  deleted: {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.changesOfPeople)],
    answers: { phone: 'accepted' },
  },
}

export const THEFT: Deceptions = {
  elsewhere: {
    design: 'database',
    lies: () => [
      lies.refuses(lies.by('Thief')),
      lies.rewording(lies.deviceLists, (body) => body.replace('[', '[{},')),
    ],
    answers: { thief: 'refused', listed: 'shown' },
  },
  'victim-signs-out': {
    design: 'database',
    lies: () => [lies.overlooksTheSession(lies.signOuts)],
    answers: { thief: 'accepted', renewal: 'kept' },
  },
  'victim-revokes': {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.revocations)],
    answers: { thief: 'accepted', renewal: 'kept' },
  },
  'victim-tries-all': {
    design: 'jwt',
    lies: () => [lies.refuses(lies.checks)],
    answers: { ended: 'some' },
  },
  rolling: {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.renewals), lies.acceptsUnseen(lies.by('Thief'), 1)],
    answers: { outlives: 'no', limit: 'reached' },
  },
  rotation: {
    design: 'jwt-refresh',
    lies: () => [lies.onlySaysYes(lies.by('Visitor', lies.refreshes))],
    answers: { detected: 'accepted', first: 'other', thief: 'accepted', access: 'accepted' },
  },
  deeds: {
    design: 'database',
    lies: () => [lies.saysYes(lies.changesOfPasswords)],
    answers: { asked: 'both' },
  },
}

export const STALE_CLAIMS: Deceptions = {
  guards: {
    design: 'database',
    lies: () => [
      lies.rewording(lies.guardedPages, (body) => body.replaceAll('to="member"', 'to="admin"')),
    ],
    answers: { page: 'wrong' },
  },
  demotion: {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.by('Laptop', lies.changesOfPeople))],
    answers: { phone: 'never', laptop: 'never', page: 'open', again: 'old' },
  },
  promotion: {
    design: 'database',
    lies: () => [lies.onlySaysYes(lies.changesOfPeople)],
    answers: { tab: 'never' },
  },
}

export const LIFETIME: Deceptions = {
  expiry: {
    design: 'database',
    lies: () => [lies.refuses(lies.by('Visitor')), lies.acceptsUnseen()],
    answers: { after: 'accepted', before: 'refused' },
  },
  unread: {
    design: 'database',
    lies: () => [
      lies.rewording(lies.checks, (body) =>
        body.replace(/"(expired|unknown_session)"/, (_, code) =>
          code === 'expired' ? '"unknown_session"' : '"expired"',
        ),
      ),
    ],
    answers: { kept: 'dropped', read: 'stays' },
  },
  sliding: {
    design: 'database',
    lies: () => [
      lies.dropsAttributes(lies.signIns, 'Expires', 'Max-Age'),
      lies.inventing(lies.by('Visitor'), (n) => lies.accepted([1, 2, 0.5][n])),
    ],
    answers: { reopened: 'out', renewing: 'stays', reading: 'moves' },
  },
  limits: {
    design: 'database-direct',
    lies: () => [lies.onlySaysYes(lies.renewals), lies.acceptsUnseen(lies.by('Tablet'))],
    answers: { renewed: 'idle', asked: 'never' },
  },
  'short-token': {
    design: 'jwt-refresh',
    lies: () => [lies.onlySaysYes(lies.revocations), lies.countsLookups(1)],
    answers: { access: 'accepted', refresh: 'accepted', lookups: 'sometimes' },
  },
  'lost-answer': {
    design: 'jwt-refresh',
    lies: () => [lies.refuses(lies.by('Visitor', lies.refreshes), 'reused')],
    answers: { again: 'refused', next: 'no' },
  },
  'ten-tabs': {
    design: 'jwt-refresh',
    lies: () => [lies.refuses(lies.by('Tab 10', lies.refreshes), 'reused')],
    answers: { tabs: 'some', live: 'several' },
  },
  'slow-tab': {
    design: 'jwt-refresh',
    lies: () => [lies.saysYes(lies.refreshes)],
    answers: { slow: 'accepted' },
  },
  'after-the-interval': {
    design: 'jwt-refresh',
    lies: () => [lies.saysYes(lies.refreshes)],
    answers: { late: 'accepted' },
  },
}
