import { appendFileSync } from 'node:fs'
import { PrismaAdapter } from '@auth/prisma-adapter'
import type { NextAuthConfig } from 'next-auth'
import type { EmailConfig } from 'next-auth/providers'
import Credentials from 'next-auth/providers/credentials'
import { isPassword } from './password'
import { prisma } from './prisma'

const passwords = Credentials({
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize({ email, password }) {
    if (typeof email !== 'string' || typeof password !== 'string') return null
    const user = await prisma.user.findUnique({ where: { email } })
    return user?.passwordHash && isPassword(password, user.passwordHash)
      ? { id: user.id, name: user.name, email: user.email }
      : null
  },
})

/** Writes the link where the test finds it, and sends no mail. */
const links: EmailConfig = {
  id: 'email',
  type: 'email',
  name: 'E-mail',
  from: 'no-reply@example.org',
  maxAge: 24 * 60 * 60,
  async sendVerificationRequest({ identifier, url }) {
    appendFileSync(process.env.MAILBOX ?? '', `${JSON.stringify({ to: identifier, url })}\n`)
  },
}

/** The three usual configs. One build has all of them, and the start chooses one. */
const configs: Record<string, NextAuthConfig> = {
  credentials: { providers: [passwords] },
  both: {
    adapter: PrismaAdapter(prisma),
    session: { strategy: 'jwt' },
    providers: [passwords, links],
  },
  email: { adapter: PrismaAdapter(prisma), providers: [links] },
}

export const config: NextAuthConfig = configs[process.env.CONFIG ?? ''] ?? { providers: [] }
