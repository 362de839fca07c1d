'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getEnv } from '@/_config/env'
import { isSameOrigin, localPath } from '@/_config/origin'
import { parseView, VIEW_COOKIE } from './view'

const ONE_YEAR_S = 365 * 24 * 60 * 60

/** Switches to `view`, remembers it, and stays on `path`. */
export async function chooseView(form: FormData): Promise<void> {
  const path = localPath(String(form.get('path') ?? '/'))
  const view = parseView(String(form.get('view') ?? ''))
  if (view === null || !isSameOrigin(await headers())) redirect('/')
  const options = { httpOnly: true, sameSite: 'lax', secure: getEnv().https, path: '/', maxAge: ONE_YEAR_S } as const
  ;(await cookies()).set(VIEW_COOKIE, view.value, options)
  redirect(`${new URL(path, 'http://local.invalid').pathname}?view=${view.value}`)
}
