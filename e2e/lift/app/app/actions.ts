'use server'
import { signIn, signOut } from '@/auth'

export async function passwordSignIn(form: FormData) {
  await signIn('credentials', {
    email: form.get('email'),
    password: form.get('password'),
    redirectTo: '/account',
  })
}

export async function emailLink(form: FormData) {
  await signIn('email', { email: form.get('email'), redirectTo: '/account' })
}

export async function signOutHere() {
  await signOut({ redirectTo: '/' })
}
