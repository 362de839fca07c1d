import { type Lift, OUTAGE_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['jwt'],
  folders: ['denylist', 'truthful'],
  packages: ['server-only'],
  schema: 'denylist.prisma',
  wiring: `import { config } from './config'
import { denylist } from './denylist/denylist'
import { prismaDenylist } from './denylist/prisma'
import { prisma } from './prisma'
import { truthful } from './truthful/truthful'

/** denied.sessionsOf(userId), denied.end(userId, sid), denied.endAll(userId), and once a day denied.purge() */
export const denied = prismaDenylist(prisma)

export const { handlers, auth, signIn, signOut } = truthful(denylist(config, denied))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver:
      'Everybody has to sign in once more, since older tokens have no sid. The option acceptOlder, a Date, is the moment at which it went live: denylist(config, denied, { acceptOlder }). With it, older tokens are taken until they expire. Until such a token is used once, endAll does not know of it.',
    ending:
      'denied.endAll(userId) signs a person out everywhere; denied.endAll(userId, sid) spares one session; denied.end(userId, sid) ends one.',
    more: [
      OUTAGE_NOTE,
      'Each request asks the table once. prismaDenylist(prisma, { heldMs: 1000 }) asks once a second, and other servers learn of an end a second later.',
      'A session that is used is written down once a day. Run denied.purge() once a day: it deletes what has expired.',
    ],
  },
}
