import { type Lift, OUTAGE_NOTE, RECORDS_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database'],
  folders: ['cached', 'truthful'],
  packages: ['server-only'],
  schema: null,
  wiring: `import { cached, sessionCache } from './cached/cached'
import { config } from './config'
import { truthful } from './truthful/truthful'

/** Once you have deleted somebody's sessions: cache.evictPerson(userId) */
export const cache = sessionCache({ ms: 5000 })

export const { handlers, auth, signIn, signOut } = truthful(cached(config, cache))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver: 'Nobody is signed out.',
    ending:
      'Delete rows, prisma.session.deleteMany({ where: { userId } }), and then call cache.evictPerson(userId). Other servers accept what they know for 5 s more.',
    more: [
      OUTAGE_NOTE,
      RECORDS_NOTE,
      'The copy is kept once per process, for pages and route handlers alike. A second instance of NextAuth gives its own a name: sessionCache({ ms: 5000, name: "admin" }).',
    ],
  },
}
