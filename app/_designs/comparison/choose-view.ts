'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getEnv } from '@/_config/env'
import { isSameOrigin, localPath } from '@/_config/origin'
import { changeView, VIEW_COOKIE } from './view'

const ONE_YEAR_S = 365 * 24 * 60 * 60

/**
 * Changes one part of the view that a page shows, and stores the view in a cookie.
 * @returns the address of that page with the new view
 */
export async function rememberView(form: FormData): Promise<string> {
  if (!isSameOrigin(await headers())) return '/'
  const text = (name: string) => String(form.get(name) ?? '')
  const shown = { left: text('shown-left'), right: text('shown-right'), on: text('shown-on') }
  const { query } = changeView({ left: text('left'), right: text('right'), on: text('on') }, shown)
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    secure: getEnv().https,
    path: '/',
    maxAge: ONE_YEAR_S,
  } as const
  ;(await cookies()).set(VIEW_COOKIE, query, options)
  return `${new URL(localPath(text('path')), 'http://local.invalid').pathname}?${query}`
}

/** The server action for pages without JavaScript: like `rememberView`, then redirects. */
export async function chooseView(form: FormData): Promise<void> {
  redirect(await rememberView(form))
}
