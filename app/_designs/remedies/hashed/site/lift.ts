import { type Lift, OUTAGE_NOTE, RECORDS_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database'],
  folders: ['hashed', 'truthful'],
  packages: ['server-only'],
  schema: null,
  wiring: `import { config } from './config'
import { hashed } from './hashed/hashed'
import { truthful } from './truthful/truthful'

export const { handlers, auth, signIn, signOut } = truthful(hashed(config))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver:
      'change-over.sql hashes the tokens that are in the table already: nobody is signed out. Without it, everybody is, for no old token is found by its hash.',
    ending:
      'Delete rows: prisma.session.deleteMany({ where: { userId } }) signs a person out everywhere.',
    more: [OUTAGE_NOTE, RECORDS_NOTE],
  },
}
