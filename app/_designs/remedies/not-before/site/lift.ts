import { type Lift, OUTAGE_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['jwt'],
  folders: ['not-before', 'truthful'],
  packages: ['server-only'],
  schema: 'not-before.prisma',
  wiring: `import { config } from './config'
import { notBefore } from './not-before/not-before'
import { prismaNotBefore } from './not-before/prisma'
import { prisma } from './prisma'
import { truthful } from './truthful/truthful'

/** instants.revoke(userId), and once a day instants.purge(before) */
export const instants = prismaNotBefore(prisma)

export const { handlers, auth, signIn, signOut } = truthful(notBefore(config, instants))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver:
      'Nobody is signed out. A session of before ends with the first revocation of its person.',
    ending:
      'instants.revoke(userId) signs a person out everywhere. A single session it cannot end. So a sign-out ends nothing on the server: an answer that arrives late signs in again.',
    more: [
      OUTAGE_NOTE,
      'It wants PostgreSQL, whose clock sets the instants.',
      'Before you delete a person, call instants.revoke(userId): their tokens would go on.',
      'instants.purge(moment) deletes older instants: give it a moment that is longer ago than a session lasts.',
    ],
  },
}
