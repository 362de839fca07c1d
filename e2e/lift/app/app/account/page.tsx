import { redirect } from 'next/navigation'
import { auth } from '@/auth'

export default async function Account() {
  const session = await auth()
  if (!session) redirect('/')
  return <p>The account of {session.user?.email}.</p>
}
