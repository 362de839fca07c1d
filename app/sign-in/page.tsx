import type { Metadata } from 'next'
import Link from 'next/link'
import { localPath } from '@/_config/origin'
import { signInProblem } from '@/_designs/browser'
import type { RefusalCode } from '@/_designs/design'
import { REFUSALS } from '@/_designs/refusals'
import { allDesigns } from '@/_designs/registry'
import { Notice } from '@/_ui/notice'
import { ProsePage } from '@/_ui/prose-page'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

type Query = Record<string, string | string[] | undefined>

/** Where NextAuth and the guards send people: for one design, or for all at once. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const code = text('code') ?? text('error')
  return (
    <ProsePage
      title="Sign in"
      lead={
        <>
          To both sides at once, or to one. No account yet?{' '}
          <Link href="/sign-up" prefetch={false} className="underline underline-offset-4">
            Sign up
          </Link>
          .
        </>
      }
    >
      {code && code !== 'no_token' && <Notice kind="problem">{isRefusal(code) ? REFUSALS[code] : signInProblem(code).message}</Notice>}
      <SignInForm designs={allDesigns().map(({ id, label }) => ({ id, label }))} asked={text('design')} callbackUrl={localPath(text('callbackUrl'))} />
    </ProsePage>
  )
}

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code)
