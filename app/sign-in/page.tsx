import type { Metadata } from 'next'
import Link from 'next/link'
import { getEnv } from '@/_config/env'
import { localPath } from '@/_config/origin'
import { outlivesItsToken } from '@/_designs/client/renew-expired'
import { authProblem } from '@/_designs/client/sign-in'
import { getView } from '@/_designs/comparison/view'
import type { Design } from '@/_designs/design'
import { getDesign } from '@/_designs/registry'
import { REFUSALS } from '@/_designs/request/refusal-messages'
import type { RefusalCode } from '@/_designs/session'
import { NeedsScript } from '@/_ui/needs-script'
import { Notice } from '@/_ui/notice'
import { ProsePage } from '@/_ui/prose-page'
import { RenewFirst } from './renew-first'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = {
  title: 'Sign in',
  description: 'Sign in with a database session, with a JWT, or with both at once.',
}

type Query = Record<string, string | string[] | undefined>

/**
 * The sign-in page of NextAuth and of the guards: for both designs of the view, or for one design,
 * which can be outside the view.
 */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const view = await getView(asked)
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const named = (design: Pick<Design, 'id' | 'label'>) => ({ id: design.id, label: design.label })
  const askedFor = getDesign(text('design') ?? '')
  const code = text('code') ?? text('error')
  const callbackUrl = localPath(text('callbackUrl') ?? `/?${view.query}`)
  const renewable =
    code === 'expired' && askedFor && outlivesItsToken(askedFor.renewal)
      ? { id: askedFor.id, renewal: askedFor.renewal }
      : null
  const { accountsOff } = getEnv()
  const form = (
    <SignInForm
      shown={view.designs.map(named)}
      asked={askedFor && named(askedFor)}
      callbackUrl={callbackUrl}
    />
  )
  const notice = code && code !== 'no_token' && (
    <Notice kind="problem">{isRefusal(code) ? REFUSALS[code] : authProblem(code).message}</Notice>
  )
  const signIn = renewable ? (
    <RenewFirst design={renewable} callbackUrl={callbackUrl}>
      {form}
    </RenewFirst>
  ) : (
    <>
      {notice}
      {form}
    </>
  )
  return (
    <ProsePage
      title="Sign in"
      lead={
        <>
          To both sides at once, or to one. No account yet?{' '}
          <Link
            href={`/sign-up?${view.query}`}
            prefetch={false}
            className="underline underline-offset-4"
          >
            Sign up
          </Link>
          .
        </>
      }
    >
      {accountsOff === null ? (
        <>
          <NeedsScript what="Signing in" />
          {signIn}
        </>
      ) : (
        <Notice kind="info">{accountsOff}</Notice>
      )}
    </ProsePage>
  )
}

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code)
