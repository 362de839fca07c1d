import type { Lab } from '@/_lab/experiment'
import { foreignForm } from './foreign-form'
import { forgedForm } from './forged-form'
import { injectedScript } from './injected-script'
import { keptByPage } from './kept-by-page'
import { plainRequest } from './plain-request'
import { carriers } from './token-storage'

export const storage: Lab = {
  id: 'storage',
  title: 'Storage, XSS and CSRF',
  question:
    'Where should a browser keep what signs it in: what can an injected script steal, and what can a foreign page do?',
  experiments: [carriers, forgedForm, plainRequest, keptByPage, injectedScript, foreignForm],
}
