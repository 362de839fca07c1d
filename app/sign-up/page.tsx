import type { Metadata } from 'next'
import Link from 'next/link'
import { getEnv } from '@/_config/env'
import { getView } from '@/_designs/comparison/view'
import { NeedsScript } from '@/_ui/needs-script'
import { Notice } from '@/_ui/notice'
import { ProsePage } from '@/_ui/prose-page'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = {
  title: 'Sign up',
  description: 'An account for 24 hours, signed in with a database session and with a JWT.',
}

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { accountsOff } = getEnv()
  const { designs, query } = await getView(await searchParams)
  return (
    <ProsePage
      title="Sign up"
      lead={
        <>
          The account, and all that belongs to it, is deleted after 24 hours. Have one already?{' '}
          <Link
            href={`/sign-in?${query}`}
            prefetch={false}
            className="underline underline-offset-4"
          >
            Sign in
          </Link>
          .
        </>
      }
    >
      {accountsOff === null ? (
        <>
          <NeedsScript what="Signing up" />
          <SignUpForm designs={designs.map(({ id }) => id)} next={`/?${query}`} />
        </>
      ) : (
        <Notice kind="info">{accountsOff}</Notice>
      )}
    </ProsePage>
  )
}
