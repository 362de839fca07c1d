import { type Lift, OUTAGE_NOTE, RECORDS_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database', 'jwt'],
  folders: ['absolute', 'truthful'],
  packages: ['server-only'],
  schema: null,
  sessionColumns: ['endsAt DateTime?', 'idleS Int?'],
  wiring: `import { absolute } from './absolute/absolute'
import { config } from './config'
import { truthful } from './truthful/truthful'

const lifetimes = { absoluteS: 12 * 60 * 60, idleS: 30 * 60 }

export const { handlers, auth, signIn, signOut } = truthful(absolute(config, { idleS: lifetimes.idleS, lifetimesOf: async () => lifetimes }))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver:
      'With database sessions nobody is signed out: a record of before lasts until the end that it has. With JWTs everybody has to sign in once more. The option acceptOlder, a Date, is the moment at which it went live. With it, a JWT of before ends absoluteS after that moment.',
    ending: 'This remedy ends nothing early.',
    more: [
      OUTAGE_NOTE,
      `With database sessions: ${RECORDS_NOTE}`,
      'The adapter must hand the two columns of Session back as they are; Prisma’s does.',
    ],
  },
}
