import { CONDITIONS } from '@/_config/lab-header'
import type { Design } from '@/_designs/design'
import { signIn } from '@/_lab/sign-in.fixture'
import { createVisitor } from '@/_people/new-visitor'
import { issueRunPass, runOfPass } from '@/_people/run-pass'

/** For tests: a person, created by a run or without one, who is signed in to a design. */
export async function signedIn(design: Design, pass: string | null = null) {
  const labRun = pass && (runOfPass(pass, new Date())?.run ?? null)
  const { person, visitor } = await createVisitor(new Date(), { labRun })
  return { person, password: visitor.password, ...(await signIn(design, person.id)) }
}

export const newPass = () => issueRunPass('203.0.113.9', new Date())

/** The headers of a request of a run. */
export const inRun = (pass: string, conditions: string | null, more: Record<string, string> = {}) =>
  new Headers({ 'x-lab-pass': pass, ...(conditions && { [CONDITIONS]: conditions }), ...more })
