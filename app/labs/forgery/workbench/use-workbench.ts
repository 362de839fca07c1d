'use client'
import { useState } from 'react'
import type { Problem } from '@/_client/call'
import { cookieNames } from '@/_config/cookies'
import type { EditId } from '../edits'
import type { FlawId } from '../flawed'
import { flawedToken, forgeriesOf, newToken } from './forging'
import { type Drafts, type Part, withPart } from './parts'
import { pastedToken } from './pasted'
import { type Answered, sendBearer } from './send'

interface State {
  design: string
  /** The issued or pasted token, with which every edit starts. */
  original: string
  token: string
  drafts: Drafts
  /** The last edit, in words. */
  done: string
  /** The number of tokens of the last edit that were sent. */
  tried: { edit: EditId; count: number } | null
  answered: Answered | null
  pending: boolean
  problem: Problem | null
}

const cleared = {
  original: '',
  token: '',
  drafts: {},
  done: '',
  tried: null,
  answered: null,
  pending: false,
  problem: null,
} as const

const NO_TOKEN: Problem = {
  code: 'no_token',
  message: 'There is no token yet: get one, or paste one.',
}
const NO_CRYPTO: Problem = {
  code: 'no_crypto',
  message:
    'This browser lacks the cryptography for that here: it wants https or localhost, and a recent version.',
}
const UNSENDABLE: Problem = {
  code: 'unsendable',
  message: 'That could not be sent: a header takes no such text, or nothing answered.',
}

/** The token on the workbench, with its last answer. It is stored nowhere else. */
export function useWorkbench(first: string) {
  const [state, setState] = useState<State>({ design: first, ...cleared })
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))
  const lay = (token: string, done: string, more: Partial<State> = {}) =>
    update({
      token,
      done,
      drafts: {},
      answered: null,
      pending: false,
      problem: null,
      tried: null,
      ...more,
    })

  async function work(job: () => Promise<void>): Promise<void> {
    update({ pending: true, problem: null })
    try {
      await job()
    } catch {
      update({ pending: false, problem: NO_CRYPTO })
    }
  }

  const { design, original, token, drafts, tried } = state
  const start = original || token

  return {
    ...state,
    choose: (id: string) => setState({ design: id, ...cleared }),
    fetchToken: () =>
      work(async () => {
        const answer = await newToken(design)
        if (!answer.ok) return update({ pending: false, problem: answer.problem })
        lay(answer.value.token, 'As it was issued, to a visitor who is deleted in ten minutes.', {
          original: answer.value.token,
        })
      }),
    /** One character is typed, and stays as it is; more are pasted, and a token is found in them. */
    enter: (text: string) => {
      const isTyped = Math.abs(text.length - token.length) === 1
      const { token: found, from } = isTyped
        ? { token: text.trim(), from: null }
        : pastedToken(text, cookieNames(design, location.protocol === 'https:').sessionToken)
      lay(found, from === null ? 'As you typed it.' : `Taken out of ${from}.`)
    },
    keep: () =>
      lay(token, 'Taken for the original: every edit begins with it.', { original: token }),
    reset: () => lay(original, 'As it was issued.'),
    editPart: (index: number, part: Part, text: string) =>
      update({
        token: withPart(token, index, { json: part.json, text }),
        drafts: part.json ? { ...drafts, [index]: text } : drafts,
        done: 'As you edited it.',
        answered: null,
      }),
    forge: (edit: EditId) =>
      work(async () => {
        if (start === '') return update({ pending: false, problem: NO_TOKEN })
        const forgeries = await forgeriesOf(design, start, edit)
        const count = tried?.edit === edit ? tried.count % forgeries.length : 0
        const forgery = forgeries[count]
        if (!forgery) return update({ pending: false, problem: NO_TOKEN })
        const which =
          forgeries.length > 1
            ? ` (${count + 1} of ${forgeries.length}: press again for the next)`
            : ''
        lay(forgery.token, `Now ${forgery.what}${which}.`, {
          original: start,
          tried: { edit, count: count + 1 },
        })
      }),
    flaw: (flaw: FlawId) =>
      work(async () => {
        if (start === '') return update({ pending: false, problem: NO_TOKEN })
        const made = await flawedToken(design, start, flaw)
        if (!made.ok) return update({ pending: false, problem: made.problem })
        lay(made.value.token, `Now ${made.value.what}.`, { original: start })
      }),
    send: (path: string) =>
      work(async () => {
        if (token === '') return update({ pending: false, problem: NO_TOKEN })
        const answered = await sendBearer(path, token)
        update({ pending: false, answered, problem: answered ? null : UNSENDABLE })
      }),
  }
}
