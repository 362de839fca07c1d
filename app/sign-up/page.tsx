import type { Metadata } from 'next'
import Link from 'next/link'
import { allDesigns } from '@/_designs/registry'
import { ProsePage } from '@/_ui/prose-page'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Sign up' }

export default function SignUpPage() {
  return (
    <ProsePage
      title="Sign up"
      lead={
        <>
          The account, and all that belongs to it, is deleted after 24 hours. Have one already?{' '}
          <Link href="/sign-in" prefetch={false} className="underline underline-offset-4">
            Sign in
          </Link>
          .
        </>
      }
    >
      <SignUpForm designs={allDesigns().map(({ id }) => id)} />
    </ProsePage>
  )
}
