import { auth } from '@/auth'

export async function GET() {
  const session = await auth()
  return session
    ? Response.json({ email: session.user?.email })
    : Response.json(null, { status: 401 })
}
