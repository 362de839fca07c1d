import NextAuth from 'next-auth'
import { config } from './config'

export const { handlers, auth, signIn, signOut } = NextAuth(config)
