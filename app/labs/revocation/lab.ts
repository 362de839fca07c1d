import type { Lab } from '@/_lab/experiment'
import { everyCopy } from './every-copy'
import { lateAnswer } from './late-answer'
import { afterDeletion, afterDisabling, afterPassword } from './people'
import { everyDevice, oneDevice } from './sessions'
import { signOut } from './sign-out'

export const revocation: Lab = {
  id: 'revocation',
  title: 'Revocation',
  question: 'When access is taken away, when does it really end, and for whom?',
  experiments: [
    signOut,
    lateAnswer,
    oneDevice,
    everyDevice,
    everyCopy,
    afterPassword,
    afterDisabling,
    afterDeletion,
  ],
}
