import { auth } from '@/auth'
import { emailLink, passwordSignIn, signOutHere } from './actions'

export default async function Page() {
  const session = await auth()
  return (
    <main>
      <p>{session ? `Signed in as ${session.user?.email}.` : 'Signed out.'}</p>
      <form action={passwordSignIn}>
        <input name="email" aria-label="E-mail" />
        <input name="password" type="password" aria-label="Password" />
        <button type="submit">Sign in</button>
      </form>
      <form action={emailLink}>
        <input name="email" aria-label="E-mail for a link" />
        <button type="submit">Send me a link</button>
      </form>
      <form action={signOutHere}>
        <button type="submit">Sign out</button>
      </form>
    </main>
  )
}
